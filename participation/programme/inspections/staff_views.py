"""The first page of inspections for staff, and the year for everybody."""

from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView, View

from base.core.audience import Audience
from base.core.periods import FinancialYear, Month
from base.core.pieces import day_of

from ..activities.models import Activity
from .house_rules import INSPECTIONS_A_MONTH
from .kinds import INSPECTIONS
from .models import Draw, Inspection, Pilot, ReadyHome, Standard, Team
from .stats import each, figures_of


class Home(TemplateView):
    """This year's figures, and the way to everything else."""

    audience = Audience.STAFF
    template_name = "inspections/home.html"

    def get_context_data(self, **kwargs):
        month = Month.current()
        homes = Inspection.objects.live().filter(home__isnull=False)
        return super().get_context_data(
            **figures_of(FinancialYear.named(self.request.GET.get("year", ""))),
            month=month,
            draw=Draw.objects.filter(month=month.first).first(),
            inspected=homes.within(month).count(),
            target=INSPECTIONS_A_MONTH.value,
            listed=ReadyHome.objects.ready().count(),
            to_arrange=Inspection.objects.to_arrange().count(),
            arranged=Inspection.objects.waiting().count(),
            in_use=Standard.objects.in_use().count(),
            teams=Team.objects.select_related("group"),
            pilot=Pilot.objects.first(),
            **kwargs,
        )


class Year(TemplateView):
    """What residents found in one year, for everybody: every inspection, without its address."""

    audience = Audience.EVERYONE
    template_name = "inspections/year.html"

    def get_context_data(self, slug, **kwargs):
        activity = get_object_or_404(Activity, slug=slug, kind=INSPECTIONS.code)
        year = FinancialYear.of(day_of(activity.starts_at))
        return super().get_context_data(
            activity=activity, each=each(year), **figures_of(year), **kwargs
        )


class YearDesk(View):
    """The activity of a year, as lists of activities lead to it."""

    audience = Audience.STAFF
    http_method_names = ["get"]

    def get(self, request, pk):
        activity = get_object_or_404(Activity, pk=pk, kind=INSPECTIONS.code)
        year = FinancialYear.of(day_of(activity.starts_at))
        return redirect(f"/staff/inspections/?year={year.code}")
