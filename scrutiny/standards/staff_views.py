"""The landlord's register of what it promises."""

from django import forms as django_forms
from django.urls import reverse
from django.utils import timezone
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.figures import Reader
from base.core.lists import Column, ListFilter, StaffList, lines, link, quiet, tag
from base.core.periods import months_after
from base.core.views import FormAboutRow, WriteRow
from participation.programme.activities.models import Service

from . import forms, services
from .house_rules import STANDARD_REVIEW_MONTHS
from .models import ServiceStandard
from .shown import shown


class StandardFilter(ListFilter):
    standing = django_forms.ChoiceField(
        label="Show",
        required=False,
        choices=[
            ("", "All of them"),
            ("force", "In force"),
            ("due", "Review is due"),
            ("proposed", "Proposed"),
        ],
    )
    service = django_forms.ChoiceField(
        label="Service", required=False, choices=[("", "Any"), *Service.choices]
    )

    def narrow(self, rows):
        self.is_valid()
        if service := self.cleaned_data.get("service"):
            rows = rows.filter(service=service)
        match self.cleaned_data.get("standing"):
            case "force":
                return rows.in_force()
            case "due":
                return rows.to_review()
            case "proposed":
                return rows.proposed()
        return rows


class Register(StaffList):
    audience = Audience.STAFF
    title = "Service standards"
    one, many = "standard", "standards"
    columns = (
        Column("Standard", sort="name", also=("Promise",)),
        Column("Service", sort="service"),
        Column("Watched by", sort="group__name"),
        Column("Looked at again", sort="review_on"),
        Column("Where it stands", sort=("ended_on", "agreed_on", "review_on")),
    )
    opens_with = ("service", "name")
    filter_class = StandardFilter
    queryset = ServiceStandard.objects.select_related("group")
    nothing = "There is no standard yet."
    way_on = ("standards:new", "Write the first one")
    template_name = "standards/register.html"

    def row(self, row: ServiceStandard):
        return (
            lines(link(row.name, row.staff_address), quiet(row.promise_in_words)),
            row.get_service_display(),
            row.group.name if row.group else "Nobody",
            row.review_on,
            tag(row.standing, row.standing_kind),
        )


class StandardPage(DetailView):
    audience = Audience.STAFF
    template_name = "standards/page.html"
    context_object_name = "standard"

    def get_queryset(self):
        everything = ServiceStandard.objects.visible_to(self.request.user)
        return everything.select_related("group", "written_by")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**shown(self.object, Reader.STAFF), **kwargs)


class WriteStandard(WriteRow):
    audience = Audience.STAFF
    model = ServiceStandard
    form_class = forms.StandardForm
    context_object_name = "standard"
    template_name = "standards/write.html"
    success_message = "Saved. Everybody can read what is in force."

    def get_queryset(self):
        return ServiceStandard.objects.in_force()

    def get_initial_of_new(self):
        return {"review_on": months_after(timezone.localdate(), STANDARD_REVIEW_MONTHS.value)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading="Change the standard" if self.row else "Write a standard",
            back=self.row.staff_address if self.row else reverse("standards:register"),
            **kwargs,
        )

    def act(self, form) -> str:
        saved = services.write_standard(by=self.request.user, standard=self.row, **form.answers())
        return saved.staff_address


class AnswerProposal(FormAboutRow):
    audience = Audience.STAFF
    model = ServiceStandard
    form_class = forms.AnswerForm
    context_object_name = "standard"
    template_name = "standards/answer.html"
    success_message = "Saved. The group sees your answer."

    def get_queryset(self):
        return ServiceStandard.objects.select_related("group")

    def act(self, form) -> str:
        services.answer_proposal(
            standard=self.row,
            agrees=form.cleaned_data["agrees"] == "yes",
            because=form.cleaned_data["because"],
            by=self.request.user,
        )
        return self.row.staff_address


class EndStandard(FormAboutRow):
    audience = Audience.STAFF
    model = ServiceStandard
    form_class = forms.EndForm
    context_object_name = "standard"
    template_name = "standards/end.html"
    success_message = "It has ended."

    def act(self, form) -> str:
        because = form.cleaned_data["because"]
        services.end_standard(standard=self.row, because=because, by=self.request.user)
        return self.row.staff_address
