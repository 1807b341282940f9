"""A panel's own pages: its drafts, what the landlord owes it, and what it is to confirm.

Whoever sits on the panel at that moment reads and does all of it; nobody of us does, not even acting for a member.
"""

from django.db.models import F, Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import DetailView, ListView, TemplateView

from base.core.audience import Audience
from base.core.paging import NearestPage
from base.core.refused import Refused
from base.core.views import FormAboutRow, OneButton, RemoveButton, WriteRow
from participation.people.groups.models import Group
from participation.programme.actions.models import Action
from participation.programme.actions.services import confirm, send_back
from participation.programme.activities.models import Activity

from . import services
from .action_sources import RECOMMENDATION
from .models import Recommendation
from .models.recommendations import panels_of
from .pages import PANEL_PAGE
from .panel_forms import DraftForm, SawForm, WhyForm
from .shown import shown, whole

MOST_SHOWN = 50


def of_member(request):
    return whole(Recommendation.objects.of_member(request.user))


def to_confirm(user):
    """Actions that the landlord says are done, and that a panel of this person is to see."""
    said_done = Action.objects.to_confirm().filter(confirming_group__in=panels_of(user))
    return said_done.filter(source_code=RECOMMENDATION.code).order_by("done_on", "pk")


class MyPanels(TemplateView):
    """What waits for the panels on which somebody sits."""

    audience = Audience.CUSTOMERS
    template_name = "recommendations/my_panels.html"

    def get_context_data(self, **kwargs):
        mine = of_member(self.request)
        return super().get_context_data(
            panels=Group.objects.filter(pk__in=panels_of(self.request.user)),
            drafts=mine.drafts().order_by("pk")[:MOST_SHOWN],
            waiting=mine.waiting().order_by("current__due_on", "pk")[:MOST_SHOWN],
            answered=mine.answered().filter(withdrawn_on=None)[:MOST_SHOWN],
            actions=to_confirm(self.request.user)[:MOST_SHOWN],
            sections=PANEL_PAGE.about(self.request.user),
            **kwargs,
        )


class MyRecommendations(NearestPage, ListView):
    """Every one of the panels on which somebody sits: drafts first, and then the newest."""

    audience = Audience.CUSTOMERS
    template_name = "recommendations/my_recommendations.html"
    context_object_name = "recommendations"
    paginate_by = 25

    def get_queryset(self):
        mine = of_member(self.request)
        return mine.order_by(F("sent_on").desc(nulls_first=True), "-pk")


class PanelPage(DetailView):
    audience = Audience.CUSTOMERS
    template_name = "recommendations/of_panel.html"
    context_object_name = "recommendation"

    def get_queryset(self):
        return of_member(self.request)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**shown(self.object), **kwargs)


class WriteDraft(WriteRow):
    """A new one, or a draft of a panel on which they sit."""

    audience = Audience.CUSTOMERS
    model = Recommendation
    form_class = DraftForm
    context_object_name = "recommendation"
    template_name = "recommendations/write.html"
    success_message = (
        "Saved. Only the panel reads it, and the officer who supports you, until you send it."
    )

    def get_queryset(self):
        return of_member(self.request).drafts()

    def panels(self):
        return Group.objects.live().filter(pk__in=panels_of(self.request.user))

    def get_initial_of_new(self):
        only = list(self.panels()[:2])
        return {"panel": only[0].pk} if len(only) == 1 else {}

    def get_form_kwargs(self):
        panels = self.panels()
        held = Activity.groups.through.objects.filter(group__in=panels.values("pk"))
        alone = Activity.only_for.through.objects.filter(group__in=panels.values("pk"))
        of_them = Q(pk__in=held.values("activity")) | Q(pk__in=alone.values("activity"))
        return {
            **super().get_form_kwargs(),
            "panels": panels,
            "activities": Activity.objects.filter(of_them),
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            back=reverse("recommendations:my_panels"), back_words="My panel", **kwargs
        )

    def act(self, form) -> str:
        saved = services.write_draft(
            by=self.request.user, recommendation=self.row, **form.answers()
        )
        return saved.panel_address


class RemoveDraft(RemoveButton):
    audience = Audience.CUSTOMERS

    def get_queryset(self):
        return of_member(self.request).drafts()

    def leads_to(self):
        return "recommendations:my_panels"

    def act(self, recommendation) -> str:
        services.remove_draft(recommendation=recommendation, by=self.request.user)
        return "The draft is gone."


class Send(OneButton):
    audience = Audience.CUSTOMERS

    def get_queryset(self):
        return of_member(self.request)

    def leads_to(self):
        return self.object.panel_address

    def act(self, recommendation) -> str:
        services.send_to_landlord(recommendation=recommendation, by=self.request.user)
        return "It is sent. Everybody can read it, and the clock runs."


class PanelForm(FormAboutRow):
    """Why the panel does something, and back to the recommendation."""

    model = Recommendation
    form_class = WhyForm
    context_object_name = "recommendation"
    template_name = "recommendations/why.html"
    heading = before = ""

    def get_queryset(self):
        return of_member(self.request).sent()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.heading, before=self.before, back=self.row.panel_address, **kwargs
        )


class Withdraw(PanelForm):
    audience = Audience.CUSTOMERS
    heading = "Withdraw this recommendation"
    before = "It stays on the page with your reason. The landlord cannot reply to it any more."
    success_message = "It is withdrawn."

    def act(self, form) -> str:
        because = form.cleaned_data["because"]
        services.withdraw(recommendation=self.row, because=because, by=self.request.user)
        return self.row.panel_address


class AskAgain(PanelForm):
    audience = Audience.CUSTOMERS
    heading = "We are not satisfied, and ask again"
    before = "A second clock begins. The reply that you have stays beside it."
    success_message = "You have asked again."

    def act(self, form) -> str:
        because = form.cleaned_data["because"]
        services.ask_again(recommendation=self.row, because=because, by=self.request.user)
        return self.row.panel_address


class SeeAction(FormAboutRow):
    """The panel's word alone: confirmed, or not yet, with what it saw."""

    audience = Audience.CUSTOMERS
    model = Action
    form_class = SawForm
    context_object_name = "action"
    template_name = "recommendations/see_action.html"
    success_message = "Thank you. Everybody can read what you saw."

    def get_queryset(self):
        mine = Action.objects.filter(confirming_group__in=panels_of(self.request.user))
        return mine.filter(source_code=RECOMMENDATION.code).select_related("confirming_group")

    def get_context_data(self, **kwargs):
        of = get_object_or_404(of_member(self.request), pk=self.row.source_id)
        return super().get_context_data(
            recommendation=of, notes=self.row.notes.all(), proofs=self.row.proofs.all(), **kwargs
        )

    def act(self, form) -> str:
        saw, by = form.cleaned_data["saw"], self.request.user
        if self.row.confirmed_on:
            raise Refused("Your panel has confirmed this already.")
        if form.cleaned_data["is_done"] == "yes":
            confirm(action=self.row, by=by, words=saw)
        else:
            send_back(action=self.row, why=saw, by=by)
        return reverse("recommendations:of_panel", args=[self.row.source_id])
