"""What was to be done by a day, and whether it was: by service and by colleague (F-35)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Case, Count, DateField, F, Q, QuerySet, Value, When
from django.db.models.functions import TruncDate
from django.utils import timezone

from base.accounts.models import shown_name
from base.core.measures import measure
from base.core.periods import Period
from participation.feedback.enquiries.models import Enquiry
from participation.programme.activities.models import Outcome, Service
from participation.programme.consultations.models import Consultation

#: Not a service's or a colleague's alone.
NOBODY = ""


@dataclass(frozen=True)
class InTime:
    """Of what was due: how much was done by its day, how much after it, how much is still to do."""

    name: str
    due: int
    in_time: int
    late: int

    @property
    def to_do(self) -> int:
        return self.due - self.in_time - self.late

    @property
    def percent(self) -> str:
        """From the counts, and shown with them; nothing of nothing is no percentage."""
        return f"{round(100 * self.in_time / self.due)}%" if self.due else ""


@dataclass
class Counts:
    due: int = 0
    in_time: int = 0
    late: int = 0


def duties(period: Period) -> Iterable[QuerySet]:
    """Rows with ``service``, ``colleague``, ``due`` and ``done``, the day on which they were settled.

    A point is settled once it is done or said not to be possible; a consultation once it is decided; what
    somebody told us once it is answered, noted as an idea or an issue, or closed. What is due today is
    due once it is settled: until then there is time.
    """
    today = timezone.localdate()

    def due(name: str) -> Q:
        return period.holds(name, moment=False) & Q(**{f"{name}__lte": today})

    settled = Case(
        When(state=Outcome.State.DONE, then=F("done_on")),
        When(state=Outcome.State.NOT_POSSIBLE, then=F("answered_on")),
        output_field=DateField(),
    )
    yield Outcome.objects.filter(due("due_on")).values(
        whose_service=F("service"), colleague=shown_name("owner"), due=F("due_on"), done=settled
    )
    yield (
        Consultation.objects.published()
        .filter(due("decision_due_on"), cancelled_at=None)
        .values(
            whose_service=F("service"),
            colleague=shown_name("lead_officer"),
            due=F("decision_due_on"),
            done=F("decided_on"),
        )
    )
    yield Enquiry.objects.filter(due("reply_due_on")).values(
        whose_service=Value(Service.CUSTOMER_CARE.value),
        colleague=shown_name("settled_by"),
        due=F("reply_due_on"),
        done=TruncDate("settled_at"),
    )


MEANS = (
    "Points that customers raised, decisions on published consultations, and what people asked or told us "
    "(questions, comments, ideas, compliments and complaints), by the day on which they were due in the "
    "period, up to today; what is due today counts once it is settled. In time is what was settled by that "
    "day: done or said not to be possible, decided, answered, noted as an idea or an issue, or closed. "
    "What people asked or told us counts for “Contact with us”."
)


@measure("In time, by service", MEANS)
def in_time_by_service(period: Period) -> list[InTime]:
    return _counted(period, "whose_service", dict(Service.choices))


@measure("In time, by colleague", f"{MEANS} A colleague’s is what they own, lead or settled.")
def in_time_by_colleague(period: Period) -> list[InTime]:
    return sorted(_counted(period, "colleague", {}), key=lambda row: row.name)


def _counted(period: Period, by: str, names: Mapping[str, str]) -> list[InTime]:
    """In the order of ``names``; then the others."""
    today = timezone.localdate()
    found: dict[str, Counts] = defaultdict(Counts)
    for rows in duties(period):
        for row in (
            rows.filter(Q(due__lt=today) | Q(done__isnull=False))
            .order_by()
            .values(by)
            .annotate(
                n=Count("pk"),
                n_in_time=Count("pk", filter=Q(done__lte=F("due"))),
                n_late=Count("pk", filter=Q(done__gt=F("due"))),
            )
        ):
            counts = found[row[by] or NOBODY]
            counts.due += row["n"]
            counts.in_time += row["n_in_time"]
            counts.late += row["n_late"]
    order = [*names, *sorted(found.keys() - names.keys())]
    return [
        InTime(names.get(code, code) or "Nobody yet", one.due, one.in_time, one.late)
        for code in order
        if (one := found.get(code)) and one.due
    ]
