"""The pages of whoever maps, was asked to a joint session, or sits on the panel."""

from django.urls import reverse
from django.views.generic import DetailView, TemplateView

from base.core.audience import Audience
from base.core.views import FormAboutRow, OneButton
from participation.people.customers.mine import AlsoForOfficers, customer_of
from scrutiny.recommendations.services.who import sits_on

from .. import services
from ..forms.deciding import FindingsForm
from ..forms.mapping import ProposalForm
from ..models import Assignment, Investigation, RecentUser
from ..services.publishing import doubts_of, missing_work
from ..shown import shown

MOST_SHOWN = 30
A = RecentUser.Answer


class Mine(AlsoForOfficers, TemplateView):
    """What they draw, what they were asked to, and what their panel investigates."""

    audience = Audience.CUSTOMERS
    template_name = "investigations/mine.html"

    def get_context_data(self, **kwargs):
        customer = customer_of(self.request)
        open_ones = Investigation.objects.open()
        asked = RecentUser.objects.asked().filter(customer=customer, investigation__in=open_ones)
        theirs = Assignment.objects.filter(
            mapper__customer=customer, mapper__ended_on=None, investigation__in=open_ones
        )
        panels = Investigation.objects.of_panel_member(self.request.user)
        return super().get_context_data(
            maps=theirs.select_related("investigation")[:MOST_SHOWN],
            asked=asked.select_related("investigation")[:MOST_SHOWN],
            of_panel=panels.filter(cancelled_at=None).order_by("-starts_at")[:MOST_SHOWN],
            acting=getattr(self.request, "acting", None),
            **kwargs,
        )


class Answer(AlsoForOfficers, OneButton):
    """For the customer who was asked: on their own page, or through an officer who acts for them."""

    says: RecentUser.Answer
    said = ""

    def get_queryset(self):
        asked = RecentUser.objects.asked().filter(customer=customer_of(self.request))
        return asked.select_related("investigation")

    def act(self, recent_user) -> str:
        services.answer(recent_user=recent_user, says=self.says)
        self.done = self.said
        return self.said

    def leads_to(self):
        return reverse("investigations:mine")


class SayYes(Answer):
    audience = Audience.CUSTOMERS
    says, said = A.YES, "You said yes to the joint session. Thank you."


class SayNo(Answer):
    audience = Audience.CUSTOMERS
    says, said = A.NO, "You cannot come. Thank you for telling us."


class MineOne(DetailView):
    """The maps beside each other, and what is proposed: for those who work on it, while it is open."""

    audience = Audience.CUSTOMERS
    template_name = "investigations/mine_one.html"
    context_object_name = "investigation"

    def get_queryset(self):
        return Investigation.objects.worked_on_by(self.request.user).select_related("panel")

    def get_context_data(self, **kwargs):
        one, user = self.object, self.request.user
        on_panel = sits_on(one.panel, user)
        given = one.assignments.filter(mapper__customer__user=user.pk, mapper__ended_on=None)
        return super().get_context_data(
            **shown(one),
            evidence=one.evidence.select_related("source"),
            on_panel=on_panel,
            to_map=given if one.is_open else (),
            may_propose=one.is_open and one.stage in ("joint", "over"),
            missing=missing_work(one) if on_panel and one.is_open else [],
            doubts=doubts_of(one) if on_panel and one.is_open else [],
            **kwargs,
        )


class AboutMine(FormAboutRow):
    model = Investigation
    context_object_name = "investigation"
    template_name = "investigations/about.html"
    heading = before = ""

    def get_queryset(self):
        return Investigation.objects.open().worked_on_by(self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.heading,
            before=self.before,
            back=self.row.my_address,
            back_words="The investigation",
            **kwargs,
        )


class Propose(AboutMine):
    audience = Audience.CUSTOMERS
    form_class = ProposalForm
    heading = "Propose what should change"
    before = "Nobody notes who proposed it. The panel or an officer decides what becomes of it."
    success_message = "It stands among the proposals."

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "steps": self.row.journey_steps.all()}

    def act(self, form) -> str:
        services.propose(investigation=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.my_address


class PanelFindings(AboutMine):
    """The panel's own words on what was found."""

    audience = Audience.CUSTOMERS
    form_class = FindingsForm
    heading = "What was found"
    success_message = "Saved."

    def get_queryset(self):
        return Investigation.objects.open().of_panel_member(self.request.user)

    def get_initial(self):
        return {"summary": self.row.summary, "next_steps": self.row.next_steps}

    def act(self, form) -> str:
        services.write_findings(investigation=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.my_address


class Publish(OneButton):
    """The panel alone, once nothing is missing and nobody is named."""

    audience = Audience.CUSTOMERS

    def get_queryset(self):
        return Investigation.objects.of_panel_member(self.request.user)

    def act(self, investigation) -> str:
        looked_at = self.request.POST.getlist("looked_at")
        services.publish(investigation=investigation, by=self.request.user, looked_at=looked_at)
        return "It is published. Everybody can read it."

    def leads_to(self):
        return self.object.my_address
