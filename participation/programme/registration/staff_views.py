"""The register as staff keep it: every application, one with all that happened to it, and what is keyed in for a group."""

from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, View

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, lines, link, quiet, tag
from base.core.views import OneButton
from participation.people.groups.models import Group
from participation.people.groups.one_group import OneGroup

from . import services, shared_views
from .models import AnnualCheck, Finding, Registration, Step
from .paper import handed_letter
from .services.appealing import can_be_appealed
from .shown import everything_of
from .staff_forms import CheckYearForm, RegisterFilter
from .standing import ByStaff, GroupByStaff


class Register(StaffList):
    audience = Audience.STAFF
    title = "Register of tenant organisations"
    one, many = "application", "applications"
    columns = (
        Column("Group", sort="group__name", also=("Area",)),
        Column("Where it stands", sort="status"),
        Column("Sent", sort="submitted_on"),
        Column("Answer due", sort="decide_by"),
        Column("On the register since", sort="registered_from"),
    )
    opens_with = ("-pk",)
    filter_class = RegisterFilter
    queryset = Registration.objects.select_related("group__area")
    nothing = "No group has applied yet. Begin on the page of the group."
    nothing_fits = "No application fits what you chose."
    way_on = ("groups:list", "Groups")
    back = ("groups:list", "Groups")
    template_name = "registration/staff_register.html"

    def look_up(self, rows) -> None:
        self.page_of = addresses("registration:page")

    def row(self, row: Registration):
        return (
            lines(
                link(row.group.name, self.page_of(row.pk), hidden=f", application {row.pk}"),
                quiet(row.group.area or "Not about one place"),
            ),
            tag(row.get_status_display(), row.standing_kind),
            row.submitted_on or "Not sent",
            row.decide_by if row.waits_for_decision else "",
            row.registered_from or "",
        )


class Page(DetailView):
    """One application: each criterion with its evidence, who its office bearers are, and every step and letter."""

    audience = Audience.STAFF
    template_name = "registration/page.html"
    context_object_name = "registration"
    queryset = Registration.objects.select_related("group__kind", "group__own_page")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **everything_of(self.object.group, self.object),
            appeal=self.object.appeals.filter(allowed=None).first(),
            can_appeal=can_be_appealed(self.object),
            may_decide=Audience.MANAGERS.admits(self.request.user),
            **kwargs,
        )


class Begin(OneGroup, OneButton):
    """For a group that applies on paper, by phone or at a meeting."""

    audience = Audience.STAFF
    model = Group

    def act(self, row: Group) -> str:
        self.begun = services.begin(group=row, by=self.request.user)
        return "The application is begun."

    def leads_to(self):
        return getattr(self, "begun", self.group)


class Application(ByStaff, shared_views.WritesApplication):
    audience = Audience.STAFF


class NameOfficeBearer(ByStaff, shared_views.NamesOfficeBearer):
    audience = Audience.STAFF


class TakeOffOfficeBearer(ByStaff, shared_views.TakesOffOfficeBearer):
    audience = Audience.STAFF


class OfficeBearerLeft(ByStaff, shared_views.ButtonOnRegistration):
    audience = Audience.STAFF

    def act(self, row) -> str:
        bearer = get_object_or_404(row.office_bearers.all(), pk=self.kwargs["bearer"])
        services.office_bearer_left(bearer=bearer, by=self.request.user)
        return "They have left, and we no longer keep how to reach them."


class GiveEvidence(ByStaff, shared_views.GivesEvidence):
    audience = Audience.STAFF


class AskOff(ByStaff, shared_views.AsksOff):
    audience = Audience.STAFF


class Submit(ByStaff, shared_views.Submits):
    audience = Audience.STAFF


class OwnPageForThem(GroupByStaff, shared_views.WritesOwnPage):
    audience = Audience.STAFF


class AddDocument(GroupByStaff, shared_views.AddsDocument):
    audience = Audience.STAFF


class File(GroupByStaff, View):
    audience = Audience.STAFF

    def get(self, request, pk, document):
        return shared_views.document_of(self.group, document)


class EvidenceFile(View):
    audience = Audience.STAFF

    def get(self, request, pk):
        findings = Finding.objects.select_related("criterion")
        return shared_views.evidence_of(get_object_or_404(findings, pk=pk))


class Letter(View):
    audience = Audience.STAFF

    def get(self, request, pk):
        letters = Step.objects.exclude(letter="").select_related("registration__group")
        return handed_letter(get_object_or_404(letters, pk=pk))


class Posted(OneButton):
    audience = Audience.STAFF

    def get_queryset(self):
        return Step.objects.select_related("registration")

    def act(self, row: Step) -> str:
        services.note_posted(step=row, by=self.request.user)
        return "It is noted: the letter is posted."

    def leads_to(self):
        return self.object.registration


class Checks(StaffList):
    """The annual checks: the one that is due first on top."""

    audience = Audience.STAFF
    title = "Annual checks of registered groups"
    one, many = "check", "checks"
    columns = (
        Column("Group", sort="registration__group__name"),
        Column("Year", sort="year", numeric=True),
        Column("Due", sort="due_on"),
        Column("Where it stands", sort=("checked_on", "sent_on")),
    )
    opens_with = ("due_on",)
    queryset = AnnualCheck.objects.select_related("registration__group")
    nothing = "No group is on the register yet."
    back = ("registration:list", "Register of tenant organisations")

    def look_up(self, rows) -> None:
        self.page_of = addresses("registration:check")

    def row(self, row: AnnualCheck):
        name = row.registration.group.name
        return (
            link(name, self.page_of(row.pk), hidden=f", year {row.year}"),
            row.year,
            row.due_on,
            tag(row.standing, row.standing_kind),
        )


class ChecksByStaff(ByStaff):
    """One annual check of a group, as ``self.row``."""

    back_words = "The application"

    def get_queryset(self):
        return AnnualCheck.objects.select_related("registration__group")

    @property
    def group(self):
        return self.row.registration.group

    def back(self) -> str:
        return self.row.registration.get_absolute_url()


class SendCheckForThem(ChecksByStaff, shared_views.SendsCheck):
    audience = Audience.STAFF
    heading = "What the group did in the year"

    def get_queryset(self):
        return super().get_queryset().filter(checked_on=None)


class CheckYear(ChecksByStaff, shared_views.Framed, shared_views.FormAboutRow):
    """One of us looks at what the group sent."""

    audience = Audience.STAFF
    model = AnnualCheck
    context_object_name = "check"
    form_class = CheckYearForm
    template_name = "registration/check.html"
    heading = "The annual check"
    success_message = "It is checked. The next is due a year after this one was."

    def act(self, form) -> str:
        services.check_year(check=self.row, by=self.request.user, **form.cleaned_data)
        return self.back()
