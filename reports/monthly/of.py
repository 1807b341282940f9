"""The service that a monthly report is of, and who reads it."""

from base.core.periods import Month
from participation.programme.activities.models import Service
from reports.kinds import Subject
from reports.sections import Asked
from surveys.models import Survey

CODE = "monthly"


def services() -> list[Subject]:
    """Those about which people are asked, or have been."""
    asked = set(
        Survey.objects.launched().of_customers().order_by().values_list("service", flat=True)
    )
    return [Subject(code, name) for code, name in Service.choices if code in asked]


def month_of(asked: Asked) -> Month:
    """The month that is told, or that a part of one is of."""
    return Month.of(asked.period.first)
