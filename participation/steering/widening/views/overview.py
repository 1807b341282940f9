"""Hearing from everybody, on one page."""

from django.db.models import Count
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.periods import FinancialYear

from ..models import Barrier, Gap, Initiative, TargetGroup

SHOWN = 8


class Overview(TemplateView):
    audience = Audience.STAFF
    template_name = "widening/overview.html"

    def get_context_data(self, **kwargs):
        year = FinancialYear.current()
        gaps = Gap.objects.filter(year__in=[year.start_year, year.start_year - 1], closed_on=None)
        return super().get_context_data(
            targets=TargetGroup.objects.filter(stopped_on=None).annotate(
                tried=Count("initiatives")
            ),
            gaps=gaps.annotate(decided=Count("actions"))[:SHOWN],
            barriers=Barrier.objects.standing().select_related("owner")[:SHOWN],
            initiatives=Initiative.objects.running().select_related("owner")[:SHOWN],
            **kwargs,
        )
