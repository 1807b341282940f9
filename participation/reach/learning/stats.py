"""What counts in a number about digital inclusion."""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from base.core.measures import measure
from base.core.periods import Period
from participation.people.customers.models import Customer

from .models import ProgrammeActivity, Reached, barriers


@dataclass(frozen=True)
class Barrier:
    """``said`` is how many customers told us of it, ``helped`` how many people the programme helped."""

    name: str
    said: int
    helped: int


@measure(
    "Activities of the programme",
    "Activities that began in the year and that staff have counted to the digital inclusion programme.",
)
def programme_activities(period: Period) -> int:
    return ProgrammeActivity.objects.filter(period.holds("activity__starts_at")).count()


@measure(
    "Told us what would help",
    "Customers now who have ticked at least one answer to “What would help you do things online?”.",
)
def customers_with_a_barrier() -> int:
    ticked = Customer.preferences.through.objects.filter(
        preferenceoption__in=barriers(), customer__in=Customer.objects.current()
    )
    return ticked.values("customer").distinct().count()


@measure(
    "By barrier",
    "Told us: customers now who ticked it, each once for each answer. Helped: people whom activities "
    "of the year helped with it, as counted by whoever ran them; somebody who came twice or was helped "
    "in two ways counts each time.",
)
def by_barrier(period: Period) -> list[Barrier]:
    helped = dict(
        Reached.objects.filter(period.holds("programme_activity__activity__starts_at"))
        .values_list("barrier")
        .annotate(n=Sum("people"))
    )
    now = Q(customers__ended_on=None, customers__erased_at=None)
    said = barriers().annotate(said=Count("customers", filter=now)).order_by("position", "label")
    return [Barrier(option.label, option.said, helped.get(option.pk, 0)) for option in said]
