"""When each thing that must be asked regularly was last asked, when it is due again, and to whom the
result is reported.

The Scottish regulator asks for a full satisfaction survey of tenants, and one of factored owners, at
least every three years (F-20, F-21, T-19, B-38); rents are consulted on before they change, each year.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateTimeField,
    Max,
    Min,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from base.core.periods import months_after
from participation.programme.activities.models import Activity
from participation.programme.consultations.models import Consultation, Duty

from ..house_rules import (
    FULL_SURVEY_MONTHS,
    OWNER_SURVEY_MONTHS,
    RENT_CONSULTATION_MONTHS,
    REPORT_RESULT_WEEKS,
    SURVEY_DUE_AHEAD_MONTHS,
)
from ..models import Cycle, Report, Survey, SurveyType

Code, Reader = Cycle.Code, Report.Reader


@dataclass(frozen=True)
class Rule:
    """How often, to whom its result is reported, and the page on which the next is begun, which is told the day by
    which it is due; without one it is begun by hand."""

    months: Callable[[], int]
    readers: tuple[Report.Reader, ...]
    survey_type: SurveyType | None = None
    begun_at: str = ""

    def page_to_begin(self, due: dt.date) -> str:
        """The address of that page; none where there is none."""
        return f"{reverse(self.begun_at)}?closed_by={due}" if self.begun_at else ""

    def held(self) -> QuerySet:
        """Those that people were really asked, or will be: none that was called off."""
        if self.survey_type is None:
            asked = Consultation.objects.published().filter(duty=Duty.S25_RENT)
            return asked.filter(cancelled_at=None)
        return Survey.objects.launched().filter(survey_type=self.survey_type)

    def planned(self) -> QuerySet:
        """With drafts, whose days somebody has chosen."""
        if self.survey_type is None:
            return Consultation.objects.filter(duty=Duty.S25_RENT, cancelled_at=None)
        return Survey.objects.filter(survey_type=self.survey_type, cancelled_at=None)


RULES = {
    Code.TENANTS: Rule(
        lambda: FULL_SURVEY_MONTHS.value,
        (Reader.BOARD, Reader.TENANTS, Reader.REGULATOR),
        SurveyType.PERCEPTION,
    ),
    Code.OWNERS: Rule(
        lambda: OWNER_SURVEY_MONTHS.value,
        (Reader.BOARD, Reader.OWNERS, Reader.REGULATOR),
        SurveyType.OWNERS,
    ),
    Code.RENT: Rule(
        lambda: RENT_CONSULTATION_MONTHS.value,
        (Reader.BOARD, Reader.TENANTS),
        begun_at="consultations:begin_rent",
    ),
}


def with_dates(now: Any) -> QuerySet:
    """Each cycle with ``last_here``, when the last one closed, and ``planned_for``, when the next will;
    ``last_pk`` is the activity that closed last, and ``told`` how many have been told its result."""
    reports = Report.objects.filter(activity=OuterRef("last_pk")).order_by().values("activity")
    told = reports.annotate(n=Count("pk")).values("n")
    closed = {code: rule.held().filter(ends_at__lte=now) for code, rule in RULES.items()}
    coming = {code: rule.planned().filter(ends_at__gt=now) for code, rule in RULES.items()}
    return Cycle.objects.annotate(
        last_here=_of_each({code: _one(rows, Max("ends_at")) for code, rows in closed.items()}),
        planned_for=_of_each({code: _one(rows, Min("ends_at")) for code, rows in coming.items()}),
        last_pk=Case(
            *(
                When(code=code, then=Subquery(rows.order_by("-ends_at", "-pk").values("pk")[:1]))
                for code, rows in closed.items()
            )
        ),
    ).annotate(told=Coalesce(Subquery(told), 0))


def _one(rows: QuerySet, moment: Max | Min) -> Subquery:
    together = rows.order_by().values(all=Value(1)).annotate(moment=moment)
    return Subquery(together.values("moment"))


def _of_each(found: dict[Cycle.Code, Subquery]) -> Case:
    whens = [When(code=code, then=moment) for code, moment in found.items()]
    return Case(*whens, output_field=DateTimeField())


def last_on(cycle: Any) -> dt.date | None:
    """The day on which the last one ended, here or elsewhere."""
    here = timezone.localdate(cycle.last_here) if cycle.last_here else None
    return max(filter(None, (here, cycle.last_elsewhere_on)), default=None)


def due_on(cycle: Any) -> dt.date:
    """By when the next must have closed. Where none is on record there is some time to write one down."""
    last = last_on(cycle)
    if last is None:
        return months_after(cycle.since, SURVEY_DUE_AHEAD_MONTHS.value)
    return months_after(last, RULES[Code(cycle.code)].months())


def is_planned_in_time(cycle: Any, today: dt.date) -> bool:
    """One is being asked, or somebody has written down its days, and it closes before it is due."""
    if cycle.planned_for is None:
        return False
    return timezone.localdate(cycle.planned_for) <= max(due_on(cycle), today)


def to_plan_by(cycle: Any, today: dt.date) -> dt.date | None:
    """The day it is due, once that is near and none is planned in time; None before that."""
    due = due_on(cycle)
    if is_planned_in_time(cycle, today):
        return None
    ahead = SURVEY_DUE_AHEAD_MONTHS.value if last_on(cycle) else 0
    return due if due <= months_after(today, ahead) else None


@dataclass(frozen=True)
class Standing:
    """One cycle as its page shows it."""

    cycle: Cycle
    last_on: dt.date | None
    due_on: dt.date
    planned_for: dt.datetime | None
    is_late: bool
    in_time: bool
    activity: Activity | None
    reported: tuple[tuple[str, dt.date | None], ...]

    @property
    def words(self) -> tuple[str, str]:
        """Of its tag, with its kind."""
        if self.in_time:
            return "Planned in time", "done"
        if self.is_late:
            return "Late", "late"
        return ("Plan it now", "doing") if self.is_near else ("Not due yet", "plain")

    @property
    def page_to_begin(self) -> str:
        """Where the next is begun; none where it is planned, or is begun by hand."""
        return "" if self.in_time else RULES[Code(self.cycle.code)].page_to_begin(self.due_on)

    @property
    def is_near(self) -> bool:
        return self.due_on <= months_after(timezone.localdate(), SURVEY_DUE_AHEAD_MONTHS.value)


def standings() -> list[Standing]:
    """Four statements, however many have been held."""
    today = timezone.localdate()
    cycles = list(with_dates(timezone.now()))
    activities = Activity.objects.in_bulk([one.last_pk for one in cycles if one.last_pk])
    told: dict[tuple[int, str], dt.date] = {
        (one.activity_id, one.reader): one.reported_on
        for one in Report.objects.filter(activity__in=activities)
    }
    found = []
    for cycle in cycles:
        due, in_time = due_on(cycle), is_planned_in_time(cycle, today)
        readers = RULES[Code(cycle.code)].readers
        found.append(
            Standing(
                cycle,
                last_on(cycle),
                due,
                cycle.planned_for,
                is_late=due < today and not in_time,
                in_time=in_time,
                activity=activities.get(cycle.last_pk),
                reported=tuple(
                    (str(one.label), told.get((cycle.last_pk, one.value))) for one in readers
                ),
            )
        )
    return found


def readers_of(activity: Activity) -> tuple[Report.Reader, ...]:
    """To whom the result of this one must be reported; nobody in particular for most."""
    for rule in RULES.values():
        if rule.planned().filter(pk=activity.pk).exists():
            return rule.readers
    return ()


def to_report_by(closed_on: dt.date) -> dt.date:
    return closed_on + dt.timedelta(weeks=REPORT_RESULT_WEEKS.value)
