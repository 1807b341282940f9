"""Rounds as staff prepare them: the rule, the money, the projects; publishing, and how far what won has come."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.lists import Column, StaffList, addresses, link, tag
from base.core.refused import Refused
from base.core.views import FormAboutRow, OneButton, RemoveButton, WriteRow

from . import services, stats
from .elections import rule_whole, who_may_vote
from .models import Pot, Project, Round
from .project_forms import DecideForm, DeliveryForm, ProjectForm
from .round_forms import MoveDaysForm, PotForm, RoundForm
from .services.planning import still_open_to_change
from .services.publishing import winners_of


class Rounds(StaffList):
    audience = Audience.STAFF
    title = "Choices: people decide how money is spent"
    one, many = "round", "rounds"
    columns = (
        Column("Round", sort="name"),
        Column("Voting opens", sort="opens_on"),
        Column("Last day", sort="closes_on"),
        Column("Where it stands"),
    )
    opens_with = ("-opens_on",)
    queryset = Round.objects.all()
    nothing = "No round yet."
    way_on = ("choices:new", "Prepare the first")
    template_name = "choices/staff_rounds.html"

    def look_up(self, rows: list[Round]) -> None:
        self.page_of = addresses("choices:hub")

    def row(self, row: Round):
        return (
            link(row.name, self.page_of(row.pk)),
            row.opens_on,
            row.closes_on,
            tag(*row.standing),
        )


class Hub(DetailView):
    audience = Audience.STAFF
    template_name = "choices/hub.html"
    context_object_name = "round"
    queryset = Round.objects.select_related("fixed_by", "result_by")

    def get_context_data(self, **kwargs):
        row = self.object
        pots = list(row.pots.all())
        projects = list(row.projects.select_related("pot", "signed_off_by"))
        won = winners_of(row) if row.result_at else set()
        return super().get_context_data(
            pots=pots,
            projects=projects,
            winners=[one for one in projects if one.number in won],
            rule=rule_whole(row, pots),
            who=who_may_vote(row),
            work={one.what: one for one in row.work.all()},
            entitled=row.voters.entitled().count() if row.fixed_at else None,
            turnout=stats.turnout(row) if row.closed_at else None,
            turnout_definition=stats.turnout.definition,
            changes=changes_of(row, limit=5),
            decides=Audience.MANAGERS.admits(self.request.user),
            **kwargs,
        )


class WriteRound(WriteRow):
    audience = Audience.STAFF
    form_class = RoundForm
    template_name = "choices/write.html"
    model = Round
    context_object_name = "round"
    success_message = "Saved."

    def act(self, form) -> str:
        row = services.save_round(by=self.request.user, round=self.row, **form.cleaned_data)
        return row.staff_address

    def get_context_data(self, **kwargs):
        back = self.row.staff_address if self.row else reverse("choices:list")
        return super().get_context_data(
            heading="Change the round" if self.row else "Prepare a round",
            caption=self.row or "",
            back=back,
            back_words=str(self.row or "Choices"),
            **kwargs,
        )


class AboutRound(FormAboutRow):
    audience = Audience.STAFF
    template_name = "choices/write.html"
    model = Round
    context_object_name = "round"
    heading = ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.heading,
            caption=self.row,
            back=self.row.staff_address,
            back_words=str(self.row),
            **kwargs,
        )


class MoveDays(AboutRound):
    form_class = MoveDaysForm
    heading = "Move the days"
    success_message = "All days have moved together."

    def act(self, form) -> str:
        services.move_days(round=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.staff_address


class InRound(WriteRow):
    """A row of a round: of the round of the address where it is new."""

    audience = Audience.STAFF
    template_name = "choices/write.html"
    context_object_name = "row"
    headings = ("", "")

    def get_row(self):
        row = super().get_row()
        self.round = row.round if row else get_object_or_404(Round, pk=self.kwargs["round"])
        return row

    def get_queryset(self):
        return super().get_queryset().select_related("round")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "round": self.round}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.headings[0] if self.row else self.headings[1],
            caption=self.round,
            back=self.round.staff_address,
            back_words=str(self.round),
            **kwargs,
        )


class WritePot(InRound):
    form_class = PotForm
    model = Pot
    headings = ("Change the money", "Add money")
    success_message = "Saved."

    def act(self, form) -> str:
        services.save_pot(by=self.request.user, round=self.round, pot=self.row, **form.cleaned_data)
        return self.round.staff_address


class WriteProject(InRound):
    form_class = ProjectForm
    model = Project
    headings = ("Change the project", "Key in a project")
    refused_at = "cost"
    success_message = "Saved. Now decide whether it can be done."

    def act(self, form) -> str:
        services.save_project(
            by=self.request.user, round=self.round, project=self.row, **form.cleaned_data
        )
        return self.round.staff_address


class RemovePot(RemoveButton):
    """Money that no project would be paid from."""

    audience = Audience.STAFF
    model = Pot

    def named(self):
        return {"pk": self.kwargs["pk"], "round": self.kwargs["round"]}

    def get_queryset(self):
        return Pot.objects.filter(round=self.kwargs["round"])

    def act(self, row: Pot) -> str:
        still_open_to_change(row.round)
        if row.projects.exists():
            raise Refused("A project would be paid from it. Change the project first.")
        row.delete()
        return "It is removed."

    def leads_to(self) -> str:
        return reverse("choices:hub", args=[self.kwargs["round"]])


class Decide(FormAboutRow):
    """Only a manager signs off what everybody will read."""

    audience = Audience.MANAGERS
    form_class = DecideForm
    template_name = "choices/write.html"
    model = Project
    context_object_name = "project"
    refused_at = "is_possible"
    success_message = "It is signed off."

    def get_queryset(self):
        return super().get_queryset().select_related("round")

    def act(self, form) -> str:
        services.decide_on(project=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.round.staff_address

    def get_context_data(self, **kwargs):
        row = self.row.round
        return super().get_context_data(
            heading="Can it be done?",
            caption=self.row,
            back=row.staff_address,
            back_words=str(row),
            **kwargs,
        )


class Delivery(FormAboutRow):
    audience = Audience.STAFF
    form_class = DeliveryForm
    template_name = "choices/write.html"
    model = Project
    context_object_name = "project"
    refused_at = "delivery"
    success_message = "Everybody can read it."

    def get_queryset(self):
        return super().get_queryset().select_related("round")

    def get_initial(self):
        return {"delivery": self.row.delivery, "delivered_on": self.row.delivered_on}

    def act(self, form) -> str:
        services.tell_delivery(project=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.round.staff_address

    def get_context_data(self, **kwargs):
        row = self.row.round
        return super().get_context_data(
            heading="How far is it?",
            caption=self.row,
            back=row.staff_address,
            back_words=str(row),
            **kwargs,
        )


class OnRound(OneButton):
    audience = Audience.MANAGERS
    model = Round
    object: Round

    def leads_to(self) -> str:
        return self.object.staff_address


class Fix(OnRound):
    def act(self, row: Round) -> str:
        services.fix(round=row, by=self.request.user)
        return "Costs and rules are published. They stay as they are. The roll is being drawn up."


class CountAgain(OnRound):
    """After a worker gave up: have it begun anew. What is closed is not closed twice."""

    def act(self, row: Round) -> str:
        services.try_again(round=row)
        return "It is begun anew."


class PublishResult(OnRound):
    def act(self, row: Round) -> str:
        services.publish_result(round=row, by=self.request.user)
        return "The result is published."
