"""What takes all customers to count, and is counted ahead (``base.core.counted_lately``)."""

from collections import defaultdict

from django.db.models import Count

from base.core.counted_lately import counted_lately
from base.core.measures import measure
from base.core.periods import FinancialYear
from participation.people.customers.models import Area, Customer
from participation.programme.activities.models import Activity, Engagement


@counted_lately(ahead=lambda: [(FinancialYear.current().start_year,)])
@measure(
    "Areas with no engagement",
    "For every estate its customers now, those of them who took part in anything in the period (by "
    "name, each once), and the activities held in the period that were for it or for the area or "
    "region it is in; activities for everywhere are not counted. Estates where nobody took part "
    "stand first.",
)
def by_estate(start_year: int) -> dict[int, tuple[int, int, int]]:
    """By the number of the estate. The ledger is read once, and its people looked up and not sorted."""
    year = FinancialYear.starting(start_year)
    everybody = Customer.objects.order_by().values_list("area").annotate(n=Count("pk"))
    living = dict(everybody.current())
    named = Engagement.objects.named().within(year).values("customer")
    took_part = dict(everybody.filter(pk__in=named))
    held: dict[int, set[int]] = defaultdict(set)
    activities = Activity.objects.happened_in(year)
    for area, activity in activities.order_by().values_list("areas", "pk"):
        held[area].add(activity)
    estates = Area.objects.estates().values_list("pk", "parent", "parent__parent")
    return {
        places[0]: (
            living.get(places[0], 0),
            took_part.get(places[0], 0),
            len(set().union(*(held[place] for place in places if place in held))),
        )
        for places in estates
    }
