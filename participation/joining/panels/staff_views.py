"""Members of panels as staff keep them: the roster, one member, and what a group works by."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, in_words, lines, link, tag, told
from base.core.views import ActOnForm, FormAboutRow, OneButton
from participation.people.groups.models import Membership
from participation.people.groups.one_group import OneGroup

from . import services
from .filters import RosterFilter
from .forms import AppraisalForm, InterestForm, PaperForm, StepDownForm
from .models import Appraisal, DeclaredInterest, InductionStep, PanelPaper
from .one_seat import OneSeat, papers_of, steps_of
from .roster import members


class Roster(StaffList):
    """Who sits on the panels that examine what we do, and how far each has got (R-20)."""

    audience = Audience.STAFF
    title = "Members of panels"
    one, many = "member", "members"
    columns = (
        Column("Who", sort="customer__name", also=("Role",)),
        Column("Panel", sort="group__name"),
        Column("Begun with", sort="steps_left"),
        Column("Training left", sort="training_left", numeric=True),
        Column("Next appraisal", sort="appraisal_due"),
        Column("Term ends", sort="term_ends_on"),
    )
    opens_with = ("group__name", "customer__name")
    personal = True
    filter_class = RosterFilter
    nothing = nothing_fits = (
        "Nobody here. Whoever is appointed to a scrutiny panel stands on this list from then on."
    )
    way_on = ("groups:list", "Groups")
    back = ("groups:list", "Groups")
    context_object_name = "seats"

    def everything(self):
        return members()

    def look_up(self, rows: list[Membership]) -> None:
        self.today = timezone.localdate()
        self.page_of = addresses("panels:seat")

    def row(self, row: Membership):
        return (
            lines(
                link(row.customer.name, self.page_of(row.pk), hidden=f", {row.group.name}"),
                row.get_role_display(),
            ),
            row.group.name,
            tag(f"{row.steps_left} left", "doing") if row.steps_left else tag("All done", "done"),
            row.training_left,
            self.appraisal(row),
            row.term_ends_on or "No term",
        )

    def appraisal(self, row: Membership):
        due = row.appraisal_due
        if due is None:
            return "Not planned yet"
        if due < self.today:
            return lines(tag("Late", "late"), told(f"was due on {in_words(due)}", due))
        return due


class SeatPage(OneSeat, TemplateView):
    """One member: what they begin with, accepted and declared, their appraisals, and how they leave."""

    audience = Audience.STAFF
    template_name = "panels/seat.html"

    def get_context_data(self, **kwargs):
        appraisals = list(self.seat.appraisals.select_related("held_by"))
        return super().get_context_data(
            steps=steps_of(self.seat),
            papers=papers_of(self.seat),
            interests=self.seat.interests.all(),
            to_hold=next((one for one in appraisals if one.held_on is None), None),
            held=[one for one in appraisals if one.held_on],
            left=getattr(self.seat, "exit_interview", None),
            **kwargs,
        )


class Declare(OneSeat, ActOnForm):
    audience = Audience.STAFF
    form_class = InterestForm
    template_name = "panels/declare.html"
    success_message = "It is on record."

    def act(self, form) -> str:
        services.declare_interest(membership=self.seat, by=self.request.user, **form.cleaned_data)
        return reverse("panels:seat", args=[self.seat.pk])


class StepDown(OneSeat, ActOnForm):
    audience = Audience.STAFF
    form_class = StepDownForm
    template_name = "panels/step_down.html"

    def act(self, form) -> str:
        services.step_down(membership=self.seat, by=self.request.user, **form.cleaned_data)
        self.success_message = f"{self.seat.person} no longer sits on {self.seat.group}."
        return reverse("panels:seat", args=[self.seat.pk])


class HoldAppraisal(FormAboutRow):
    audience = Audience.STAFF
    form_class = AppraisalForm
    template_name = "panels/appraisal.html"
    success_message = "It is on record. The next is due a year from then."
    context_object_name = "appraisal"

    def get_queryset(self):
        everything = Appraisal.objects.visible_to(self.request.user)
        return everything.select_related("membership__group", "membership__customer")

    def act(self, form) -> str:
        services.hold_appraisal(appraisal=self.row, by=self.request.user, **form.cleaned_data)
        return reverse("panels:seat", args=[self.row.membership_id])


class AboutSeat(OneButton):
    """A button on the page of a member, which leads back there."""

    audience = Audience.STAFF

    def leads_to(self) -> str:
        return reverse("panels:seat", args=[self.object.membership_id])


class StepDone(AboutSeat):
    audience = Audience.STAFF

    def get_queryset(self):
        return InductionStep.objects.all()

    def act(self, row: InductionStep) -> str:
        services.step_done(step=row, by=self.request.user)
        return f"Done: {row.title}."


class TrainingDone(AboutSeat):
    audience = Audience.STAFF
    model = Appraisal

    def act(self, row: Appraisal) -> str:
        services.training_done(appraisal=row, by=self.request.user)
        return "The training is done."


class EndInterest(AboutSeat):
    audience = Audience.STAFF
    model = DeclaredInterest

    def act(self, row: DeclaredInterest) -> str:
        services.end_interest(interest=row, by=self.request.user)
        return "It stands there no longer."


class Accept(OneButton):
    """Put on record that a member accepted a version, on paper or in the room."""

    audience = Audience.STAFF
    model = Membership

    def act(self, row: Membership) -> str:
        paper = get_object_or_404(PanelPaper, pk=self.kwargs["paper"])
        services.accept_paper(paper=paper, membership=row, by=self.request.user)
        return f"{paper}: accepted."

    def leads_to(self) -> str:
        return reverse("panels:seat", args=[self.object.pk])


class Papers(OneGroup, ActOnForm):
    """Every version of what a group works by, how many accepted it, and a form for the next."""

    audience = Audience.STAFF
    form_class = PaperForm
    template_name = "panels/papers.html"
    success_message = (
        "The new version is in force. Whoever sits on the group is asked to accept it."
    )

    def act(self, form) -> str:
        services.add_paper(group=self.group, by=self.request.user, **form.cleaned_data)
        return reverse("panels:papers", args=[self.group.pk])

    def get_context_data(self, **kwargs):
        papers = self.group.papers.with_accepted().select_related("added_by")
        sitting = self.group.memberships.sitting().count()
        return super().get_context_data(papers=papers, sitting=sitting, **kwargs)
