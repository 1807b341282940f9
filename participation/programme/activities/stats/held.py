"""What was held, and what it cost."""

from decimal import Decimal

from django.db.models import OuterRef, Subquery, Sum

from base.core.measures import measure
from base.core.periods import Period

from ..models import Activity, Engagement


@measure("Activities held", "Activities that started in the period and were not called off.")
def activities_held(period: Period) -> int:
    return Activity.objects.happened_in(period).count()


@measure(
    "Cost",
    "Actual cost of the activities that started in the period, in pounds; where it has not been "
    "entered, nothing is counted.",
)
def cost(period: Period) -> Decimal:
    return Activity.objects.happened_in(period).aggregate(n=Sum("actual_cost", default=Decimal(0)))[
        "n"
    ]


@measure("Activities with a cost entered", "Activities held whose actual cost has been entered.")
def activities_costed(period: Period) -> int:
    return Activity.objects.happened_in(period).filter(actual_cost__isnull=False).count()


@measure("Staff hours", "Hours that staff spent on the activities that started in the period.")
def staff_hours(period: Period) -> Decimal:
    held = Activity.objects.happened_in(period)
    return held.aggregate(n=Sum("actual_hours", default=Decimal(0)))["n"]


@measure(
    "Cost each time somebody took part",
    "Cost of the activities with a cost entered, divided by the times somebody took part in them; "
    "activities without a cost are left out of both.",
)
def cost_per_engagement(period: Period) -> Decimal | None:
    costed = Activity.objects.happened_in(period).filter(actual_cost__isnull=False)
    taken_part = Engagement.objects.filter(activity=OuterRef("pk")).order_by().values("activity")
    times = Subquery(taken_part.annotate(n=Sum("people")).values("n"))
    found = costed.annotate(times=times).aggregate(cost=Sum("actual_cost"), people=Sum("times"))
    if not found["people"]:
        return None
    return (Decimal(found["cost"]) / found["people"]).quantize(Decimal("0.01"))
