"""The programme of a year: as everybody reads it, and where it is planned and published."""

from itertools import groupby, pairwise

from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.periods import EARLIEST, FinancialYear
from base.core.views import ActOnForm, FormAboutRow

from .models import Planned, ProgrammeVersion, Topic
from .programme_forms import PlanForm, PublishForm
from .services import panels_there_are, plan, publish_programme, what_changed

FURTHEST = 2100


def year_of(said: str) -> FinancialYear:
    """By the calendar year in which it begins."""
    if len(said) != 4 or not said.isdecimal() or not EARLIEST <= int(said) <= FURTHEST:
        raise Http404
    return FinancialYear.starting(int(said))


class Programme(TemplateView):
    """The last version of each panel, and what changed from each to the next."""

    audience = Audience.EVERYONE
    template_name = "topics/programme.html"

    def get_context_data(self, **kwargs):
        year = year_of(self.kwargs["year"])
        rows = ProgrammeVersion.objects.filter(year=year.start_year).select_related("panel")
        versions = rows.order_by("panel__name", "-number").prefetch_related("lines")
        panels = []
        for panel, found in groupby(versions, key=lambda one: one.panel):
            told = list(found)
            for new, old in pairwise(told):
                new.changes = list(what_changed(old.lines.all(), new.lines.all()))
            panels.append((panel, told[0], told))
        return super().get_context_data(**{**kwargs, "year": year, "panels": panels})


class PlanProgramme(ActOnForm):
    audience = Audience.STAFF
    form_class = PublishForm
    template_name = "topics/plan_programme.html"
    success_message = "Everybody can read the programme."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.year = year_of(kwargs["year"])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "panels": panels_there_are()}

    def get_initial(self):
        only = list(panels_there_are()[:2])
        return {"panel": only[0].pk} if len(only) == 1 else {}

    def get_context_data(self, **kwargs):
        planned = Planned.objects.filter(year=self.year.start_year)
        return super().get_context_data(
            year=self.year,
            planned=planned.select_related("topic__panel"),
            waiting=Topic.objects.chosen().filter(planned=None).order_by("decided_on", "pk"),
            next_year=self.year.start_year + 1,
            **kwargs,
        )

    def act(self, form) -> str:
        publish_programme(year=self.year.start_year, by=self.request.user, **form.cleaned_data)
        return reverse("topics:plan_programme", args=[self.year.start_year])


class PlanTopic(FormAboutRow):
    audience = Audience.STAFF
    model = Topic
    form_class = PlanForm
    context_object_name = "topic"
    template_name = "topics/why.html"
    success_message = "It is planned. Publish the programme once the panel agrees."

    def get_queryset(self):
        return Topic.objects.chosen().select_related("planned")

    def get_initial(self):
        planned = Planned.objects.filter(topic=self.row).first()
        return {"month": planned.month.isoformat(), "size": planned.size} if planned else {}

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading="Plan it", back=self.row.staff_address, **kwargs)

    def act(self, form) -> str:
        planned = plan(topic=self.row, by=self.request.user, **form.cleaned_data)
        return reverse("topics:plan_programme", args=[planned.year])
