"""What a group may ask for, said before anything is written."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from base.core.periods import FinancialYear
from base.core.working_days import after_working_days
from participation.people.groups.models import Group

from .house_rules import GRANT_DECIDE_WORKING_DAYS
from .models import Application, SchemeYear
from .services.giving import why_not


@dataclass(frozen=True)
class Offer:
    """A scheme of a year as it is for one group: ``why_not`` in a sentence, empty where it may apply."""

    year: SchemeYear
    why_not: str
    most: Decimal | None
    begun: Application | None

    @property
    def criteria(self) -> list[str]:
        scheme = self.year.scheme
        return scheme.criteria_to_score if scheme.is_assessed else []

    @property
    def conditions(self) -> list[str]:
        return self.year.scheme.conditions_to_check


def offers_to(group: Group) -> list[Offer]:
    """Of this year and those to come."""
    from_now = SchemeYear.objects.filter(starts__gte=FinancialYear.current().start_year)
    open_years = from_now.exclude(scheme__method="as_needed").select_related(
        "scheme__questionnaire"
    )
    begun = {one.scheme_year_id: one for one in Application.objects.begun().filter(group=group)}
    return [
        Offer(year, why_not(year, group), year.most_for(group), begun.get(year.pk))
        for year in open_years.prefetch_related("scheme__kinds").order_by("starts", "scheme")
    ]


def decided_by():
    """When a group hears that sends its application today."""
    return after_working_days(timezone.localdate(), GRANT_DECIDE_WORKING_DAYS.value)
