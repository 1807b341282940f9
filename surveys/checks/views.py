"""Staff keep lists of criteria, draw a month's sample, give it out and write down what was learnt."""

from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import DetailView, TemplateView, View

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, lines, link, quiet, tag
from base.core.periods import FinancialYear, Month
from base.core.pieces import day_of
from base.core.views import FormAboutRow, OneButton, WriteRow
from participation.programme.actions.models import Action
from participation.programme.activities.models import Activity

from ..scoring.criteria import criteria_in
from . import forms, services
from .action_sources import SAMPLE
from .kinds import CHECKS
from .models import Checklist, Sample
from .stats import figures_of

MOST_SAMPLES = 24


def last_month() -> Month:
    return Month.of(timezone.localdate()).previous


class Checklists(StaffList):
    audience = Audience.STAFF
    title = "Calls and answers we check"
    one, many = "list", "lists"
    columns = (
        Column("What is looked for", sort="title", also=("What is checked",)),
        Column("Drawn in a month", sort="a_month", numeric=True),
        Column("Where it stands", sort=("retired_at", "in_use_since")),
    )
    opens_with = ("title",)
    filter_class = forms.ChecklistFilter
    queryset = Checklist.objects.all()
    nothing = "No list is written yet."
    way_on = ("checks:new", "Write one")
    template_name = "checks/lists.html"

    def look_up(self, rows) -> None:
        self.page_of = addresses("checks:checklist")

    def row(self, row: Checklist):
        return (
            lines(link(row.title, self.page_of(row.pk)), quiet(row.get_sort_display())),
            row.a_month,
            tag(row.standing, row.standing_kind),
        )


class WriteChecklist(WriteRow):
    audience = Audience.STAFF
    model = Checklist
    form_class = forms.ChecklistForm
    template_name = "checks/write.html"
    context_object_name = "checklist"
    success_message = "Saved."

    def get_initial_of_new(self):
        return {"a_month": 20}

    def act(self, form) -> Checklist:
        fields = {name: form.cleaned_data[name] for name in form.Meta.fields}
        return services.write_checklist(
            checklist=self.row,
            criteria=criteria_in(form.cleaned_data),
            by=self.request.user,
            **fields,
        )


class ChecklistPage(DetailView):
    """What is looked for, this year's figures, and the samples."""

    audience = Audience.STAFF
    model = Checklist
    template_name = "checks/checklist.html"
    context_object_name = "checklist"

    def get_context_data(self, **kwargs):
        samples = self.object.samples.order_by("-month")[:MOST_SAMPLES]
        month = last_month()
        return super().get_context_data(
            criteria=self.object.criteria.all(),
            job_types=self.object.job_types.all(),
            samples=samples,
            month_words=str(month),
            is_drawn=any(one.month == month.first for one in samples),
            **figures_of(FinancialYear.named(self.request.GET.get("year", "")), self.object),
            **kwargs,
        )


class ChecklistButton(OneButton):
    model = Checklist


class TakeIntoUse(ChecklistButton):
    audience = Audience.STAFF

    def act(self, checklist: Checklist) -> str:
        services.take_into_use(checklist=checklist, by=self.request.user)
        return "It is in use. Draw a sample once a month is over."


class Retire(ChecklistButton):
    audience = Audience.STAFF

    def act(self, checklist: Checklist) -> str:
        services.retire_checklist(checklist=checklist, by=self.request.user)
        return "Nothing is drawn for it any more."


class DrawSample(ChecklistButton):
    """Of last month."""

    audience = Audience.STAFF

    def act(self, checklist: Checklist) -> str:
        self.drawn = services.draw_sample(
            checklist=checklist, month=last_month(), by=self.request.user
        )
        return "It is drawn. Give it out to those who check."

    def leads_to(self):
        return getattr(self, "drawn", self.object)


class SamplePage(DetailView):
    """What was drawn and how, who checks what, and what was learnt."""

    audience = Audience.STAFF
    model = Sample
    template_name = "checks/sample.html"
    context_object_name = "sample"

    def get_queryset(self):
        return Sample.objects.select_related("checklist", "drawn_by")

    def get_context_data(self, **kwargs):
        contacts = list(self.object.contacts.select_related("officer", "volunteer", "enquiry"))
        waiting = [one for one in contacts if one.is_waiting]
        return super().get_context_data(
            contacts=contacts,
            waiting=len(waiting),
            to_give=self.object.contacts.to_give().count(),
            left_out=sum(bool(one.left_out_because) for one in contacts),
            noticed=[one.noticed for one in contacts if one.noticed],
            actions=Action.objects.filter(source_code=SAMPLE.code, source_id=self.object.pk),
            **kwargs,
        )


class AboutSample(FormAboutRow):
    model = Sample
    context_object_name = "sample"
    template_name = "checks/about_sample.html"
    heading = ""

    def get_queryset(self):
        return Sample.objects.select_related("checklist")

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading=self.heading, **kwargs)


class GiveOut(AboutSample):
    audience = Audience.STAFF
    form_class = forms.GiveOutForm
    heading = "Give them out"
    success_message = "They find them on their own page."

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "of_calls": self.row.checklist.is_of_calls}

    def get_initial(self):
        return {"number": self.row.contacts.to_give().count() or 1}

    def act(self, form) -> Sample:
        services.give_out(sample=self.row, by=self.request.user, **form.cleaned_data)
        return self.row


class WriteLearnt(AboutSample):
    audience = Audience.STAFF
    form_class = forms.LearntForm
    heading = "What was learnt"
    success_message = "Saved. Everybody can read it."

    def get_initial(self):
        return {"learnt": self.row.learnt}

    def act(self, form) -> Sample:
        return services.write_learnt(
            sample=self.row, learnt=form.cleaned_data["learnt"], by=self.request.user
        )


class Year(TemplateView):
    """What was found in one year, for everybody."""

    audience = Audience.EVERYONE
    template_name = "checks/year.html"

    def get_context_data(self, slug, **kwargs):
        activity = get_object_or_404(Activity, slug=slug, kind=CHECKS.code)
        year = FinancialYear.of(day_of(activity.starts_at))
        learnt = Sample.objects.filter(year.holds("month", moment=False)).exclude(learnt="")
        return super().get_context_data(
            activity=activity,
            learnt=learnt.select_related("checklist"),
            **figures_of(year),
            **kwargs,
        )


class YearDesk(View):
    """The activity of a year, as lists of activities lead to it."""

    audience = Audience.STAFF
    http_method_names = ["get"]

    def get(self, request, pk):
        get_object_or_404(Activity, pk=pk, kind=CHECKS.code)
        return redirect("checks:home")
