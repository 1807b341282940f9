"""Those who watch standards: they look whether each holds, and propose new ones.

Whoever sits on the group at that moment does all of it; nobody of us does, not even acting for a member.
"""

from django.urls import reverse
from django.views.generic import DetailView, TemplateView

from base.core.audience import Audience
from base.core.views import FormAboutRow, WriteRow
from participation.people.groups.models import Group
from participation.steering.indicators.readers import readers_of
from scrutiny.recommendations.models.recommendations import panels_of

from . import forms, services
from .models import MiniReview, ServiceStandard
from .shown import shown

MOST_SHOWN = 100


def of_member(request):
    mine = ServiceStandard.objects.of_member(request.user)
    return mine.select_related("group")


class MyStandards(TemplateView):
    audience = Audience.CUSTOMERS
    template_name = "standards/my_list.html"

    def get_context_data(self, **kwargs):
        mine = of_member(self.request).filter(ended_on=None).order_by("review_on", "pk")
        return super().get_context_data(
            panels=Group.objects.filter(pk__in=panels_of(self.request.user)),
            standards=mine[:MOST_SHOWN],
            **kwargs,
        )


class MyStandard(DetailView):
    audience = Audience.CUSTOMERS
    template_name = "standards/my_standard.html"
    context_object_name = "standard"

    def get_queryset(self):
        return of_member(self.request)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **shown(self.object, *readers_of(self.request.user)), **kwargs
        )


class Propose(WriteRow):
    """A new one, or a proposal that is not answered yet."""

    audience = Audience.CUSTOMERS
    model = ServiceStandard
    form_class = forms.ProposalForm
    context_object_name = "standard"
    template_name = "standards/write.html"
    success_message = "Sent. You see here what the landlord says to it."

    def get_queryset(self):
        return of_member(self.request).proposed()

    def panels(self):
        return Group.objects.live().filter(pk__in=panels_of(self.request.user))

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "panels": self.panels()}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading="Change the proposal" if self.row else "Propose a standard",
            back=reverse("standards:my_list"),
            **kwargs,
        )

    def act(self, form) -> str:
        answers = form.answers()
        group = answers.pop("group", None) or self.row.group
        saved = services.propose_standard(
            group=group, by=self.request.user, standard=self.row, **answers
        )
        return saved.member_address


class Review(FormAboutRow):
    """A mini review: what was looked at, whether it holds, what was found."""

    audience = Audience.CUSTOMERS
    model = ServiceStandard
    form_class = forms.ReviewForm
    context_object_name = "standard"
    template_name = "standards/review.html"
    success_message = "Saved. Everybody can read it."

    def get_queryset(self):
        return of_member(self.request).in_force()

    def get_context_data(self, **kwargs):
        found = shown(self.row, *readers_of(self.request.user))
        return super().get_context_data(measured=found["measured"], **kwargs)

    def act(self, form) -> str:
        services.review_standard(standard=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.member_address


class Recommend(FormAboutRow):
    """A recommendation's draft of what a review proposes."""

    audience = Audience.CUSTOMERS
    model = MiniReview
    form_class = forms.RecommendForm
    context_object_name = "review"
    template_name = "standards/recommend.html"
    success_message = "It is a draft of your group. Send it when you agree."

    def get_queryset(self):
        mine = MiniReview.objects.of_member(self.request.user).exclude(proposal="")
        return mine.select_related("standard", "group", "recommendation")

    def act(self, form) -> str:
        made = services.recommend(review=self.row, by=self.request.user, **form.cleaned_data)
        return made.panel_address
