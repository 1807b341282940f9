"""Where an officer leads an investigation: what it is, who maps, who is asked, what came of it."""

from django.urls import reverse
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, lines, link, quiet, tag
from base.core.views import FormAboutRow, OneButton, WriteRow
from participation.people.groups.models import Group
from participation.programme.activities.leads.services import lead_of

from .. import services
from ..forms import planning as forms
from ..forms.deciding import FindingsForm
from ..models import Investigation, Mapper
from ..models.investigations import MAPPED
from ..services.inviting import may_be_asked
from ..services.publishing import missing_to_publish
from ..shown import shown
from .common import InvestigationFilter, stage_named


class Desk(StaffList):
    audience = Audience.STAFF
    title = "Service investigations"
    one, many = "investigation", "investigations"
    columns = (
        Column("Investigation", sort="title", also=("Panel",)),
        Column("Service", sort="service"),
        Column("Who leads it", sort="lead_officer__name"),
        Column("From", sort="starts_at"),
        Column("Where it stands", sort=("published_at", "stage")),
    )
    opens_with = ("-starts_at",)
    filter_class = InvestigationFilter
    queryset = Investigation.objects.select_related("panel", "lead_officer")
    nothing = "No service has been investigated yet."
    way_on = ("investigations:new", "Begin an investigation")
    back = ("recommendations:list", "Recommendations")
    template_name = "investigations/desk.html"

    def look_up(self, rows) -> None:
        self.page_of = addresses("investigations:page")

    def row(self, row: Investigation):
        return (
            lines(link(row.title, self.page_of(row.pk)), quiet(row.panel.name)),
            row.get_service_display(),
            row.lead_officer,
            row.starts_at,
            tag(row.standing, row.standing_kind),
        )


class Page(DetailView):
    """What every officer reads of it; its maps only for those who work on it, until they are published."""

    audience = Audience.STAFF
    template_name = "investigations/page.html"
    context_object_name = "investigation"
    queryset = Investigation.objects.select_related("panel", "topic", "lead_officer", "level")

    def get_context_data(self, **kwargs):
        one, user = self.object, self.request.user
        works = Investigation.objects.worked_on_by(user).filter(pk=one.pk).exists()
        context = super().get_context_data(
            works_on_it=works, leads=one.lead_officer_id == user.pk, **kwargs
        )
        given = list(
            one.assignments.select_related("mapper__customer", "mapper__colleague").order_by("pk")
        )
        context["stages"] = [
            {
                "stage": stage,
                "has_begun": stage in one.stages_begun,
                "is_now": stage == one.stage,
                "mappers": [row for row in given if row.stage == stage],
                "mine": any(
                    row.stage == stage and row.mapper.colleague_id == user.pk for row in given
                ),
            }
            for stage in MAPPED
        ]
        if works or one.published_at:
            context |= shown(one)
            evidence = one.evidence.select_related("source")
            context["evidence"] = evidence if works else evidence.filter(is_restricted=False)
            context["recent_users"] = one.recent_users.select_related("customer")
            context["missing"] = missing_to_publish(one) if one.is_open else []
        return context


class Write(WriteRow):
    audience = Audience.STAFF
    model = Investigation
    form_class = forms.InvestigationForm
    context_object_name = "investigation"
    template_name = "investigations/write.html"
    success_message = "Saved. Choose who draws the customers’ map."

    def get_queryset(self):
        return Investigation.objects.open().filter(lead_officer=self.request.user)

    def get_initial_of_new(self):
        panels = list(Group.objects.live().filter(kind__recommends=True)[:2])
        return {"panel": panels[0].pk} if len(panels) == 1 else {}

    def act(self, form) -> str:
        template = form.cleaned_data.get("template")
        written = services.write_investigation(
            investigation=self.row, template=template, by=self.request.user, **form.answers()
        )
        return written.staff_address


class AboutInvestigation(FormAboutRow):
    """A short form of the officer who leads it."""

    model = Investigation
    context_object_name = "investigation"
    template_name = "investigations/about.html"
    heading = before = ""

    def get_queryset(self):
        return Investigation.objects.open().filter(lead_officer=self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.heading,
            before=self.before,
            back=self.row.staff_address,
            back_words="The investigation",
            **kwargs,
        )


class HandOver(AboutInvestigation):
    audience = Audience.STAFF
    form_class = forms.HandOverForm
    heading = "Hand it over"
    before = "Whoever leads the investigation reads its maps and decides who draws them. It is nobody who answers for the service."
    success_message = "It is handed over."

    def get_queryset(self):
        return Investigation.objects.open()

    def act(self, form) -> str:
        lead = form.cleaned_data["lead"]
        services.hand_over(investigation=self.row, lead=lead, by=self.request.user)
        return self.row.staff_address


class CallOff(AboutInvestigation):
    audience = Audience.STAFF
    form_class = forms.CallOffForm
    heading = "Call it off"
    before = "Nobody maps it any more, and nothing of it is published."
    success_message = "It is called off."

    def act(self, form) -> str:
        why = form.cleaned_data["why"]
        services.call_off(investigation=self.row, why=why, by=self.request.user)
        return self.row.staff_address


class ChooseMappers(AboutInvestigation):
    """Everybody on the register, and why some of them may not map this service."""

    audience = Audience.STAFF
    form_class = forms.MappersForm
    template_name = "investigations/choose_mappers.html"
    success_message = "They draw this map. Customers among them are told."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.stage = stage_named(kwargs["stage"])
        everybody = Mapper.objects.on_register().select_related("customer", "colleague")
        lead = lead_of(self.row.service)
        self.candidates = [(one, one.why_not(self.row.service, lead)) for one in everybody]

    def get_form_kwargs(self):
        may = [one for one, why in self.candidates if not why]
        return {**super().get_form_kwargs(), "may": may}

    def get_initial(self):
        given = self.row.assignments.filter(stage=self.stage)
        return {"mappers": list(given.values_list("mapper", flat=True))}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            stage=self.stage,
            cannot=[why for _, why in self.candidates if why],
            **kwargs,
        )

    def act(self, form) -> str:
        services.choose_mappers(
            investigation=self.row,
            stage=self.stage,
            mappers=form.cleaned_data["mappers"],
            by=self.request.user,
        )
        return self.row.staff_address


class MoveOn(OneButton):
    audience = Audience.STAFF

    def get_queryset(self):
        return Investigation.objects.open().filter(lead_officer=self.request.user)

    def act(self, investigation) -> str:
        stage = stage_named(self.kwargs["stage"])
        moved = services.move_on(investigation=investigation, stage=stage, by=self.request.user)
        return f"The next stage has begun: {moved.get_stage_display()}."

    def leads_to(self):
        return self.object.staff_address


class RecentUsers(AboutInvestigation):
    """Who used the service lately, who of them may be asked, and what they answered."""

    audience = Audience.STAFF
    form_class = forms.RecentUsersForm
    template_name = "investigations/recent_users.html"

    def get_context_data(self, **kwargs):
        decided = list(may_be_asked(self.row).values_list("held_by", flat=True))
        return super().get_context_data(
            listed=self.row.recent_users.select_related("customer"),
            to_ask=sum(not held_by for held_by in decided),
            held=sum(bool(held_by) for held_by in decided),
            **kwargs,
        )

    def act(self, form) -> str:
        new, unknown = services.list_recent_users(
            investigation=self.row, users=form.cleaned_data["users"], by=self.request.user
        )
        self.success_message = f"{new} new on the list. Nobody is asked by that."
        if unknown:
            self.success_message += f" Nobody has these references: {', '.join(unknown)}."
        return reverse("investigations:recent_users", args=[self.row.pk])


class AskRecentUsers(OneButton):
    audience = Audience.STAFF

    def get_queryset(self):
        return Investigation.objects.open().filter(lead_officer=self.request.user)

    def act(self, investigation) -> str:
        asked = services.ask_recent_users(investigation=investigation, by=self.request.user)
        return f"{asked} asked. Nobody else was: they did not agree to it, or were asked lately."

    def leads_to(self):
        return reverse("investigations:recent_users", args=[self.object.pk])


class Session(AboutInvestigation):
    audience = Audience.STAFF
    form_class = forms.SessionForm
    heading = "The joint session was held"
    before = "Those who came stand in the record of taking part. Who said what is not kept."
    success_message = "Saved. Now decide what becomes of each proposal."

    def get_form_kwargs(self):
        coming = self.row.recent_users.coming().select_related("customer")
        return {**super().get_form_kwargs(), "coming": coming}

    def get_initial(self):
        came = self.row.recent_users.filter(came=True).values_list("pk", flat=True)
        return {"on": self.row.joint_on, "where": self.row.joint_where, "came": list(came)}

    def act(self, form) -> str:
        services.hold_session(investigation=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.staff_address


class AddEvidence(AboutInvestigation):
    audience = Audience.STAFF
    form_class = forms.EvidenceForm
    heading = "What is known already"
    success_message = "It stands with the investigation."

    def act(self, form) -> str:
        services.add_evidence(investigation=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.staff_address


class Findings(AboutInvestigation):
    audience = Audience.STAFF
    form_class = FindingsForm
    heading = "What was found"
    success_message = "Saved. The panel publishes it."

    def get_initial(self):
        return {"summary": self.row.summary, "next_steps": self.row.next_steps}

    def act(self, form) -> str:
        services.write_findings(investigation=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.staff_address
