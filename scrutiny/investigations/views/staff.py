"""Where staff see the investigations of services, begin one, hand it over and call it off."""

from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, lines, link, quiet, tag
from base.core.views import FormAboutRow, WriteRow
from participation.people.groups.models import Group

from .. import services
from ..forms import planning as forms
from ..models import Investigation
from ..models.investigations import MAPPED
from ..services.publishing import missing_to_publish
from ..services.who import may_hand_over
from ..shown import shown
from .common import InvestigationFilter


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
            works_on_it=works,
            leads=one.lead_officer_id == user.pk,
            may_hand_over=one.is_open and may_hand_over(one, user),
            **kwargs,
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
        services.hand_over(investigation=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.staff_address


class CallOff(AboutInvestigation):
    audience = Audience.STAFF
    form_class = forms.CallOffForm
    heading = "Call it off"
    before = "Nobody maps it any more, and nothing of it is published."
    success_message = "It is called off. Those who draw a map or said yes to coming are told."

    def act(self, form) -> str:
        why = form.cleaned_data["why"]
        services.call_off(investigation=self.row, why=why, by=self.request.user)
        return self.row.staff_address
