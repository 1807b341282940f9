"""What takes all customers to count, and is counted ahead (``base.core.counted_lately``)."""

from base.core.counted_lately import counted_lately
from base.core.measures import Measure
from base.core.periods import FinancialYear
from base.core.templatetags.words import number, pounds
from participation.programme.activities import stats


@counted_lately(fresh=60, ahead=lambda: [(FinancialYear.current().start_year,)])
def year_so_far(start_year: int) -> list[dict[str, str]]:
    """The same measures that the reports print, each with what it counts."""
    period = FinancialYear.starting(start_year).so_far
    people, everybody = stats.people_taking_part(period), stats.customers_now()
    first_time, held = stats.new_people(period), stats.activities_held(period)
    each = stats.cost_per_engagement(period)
    return [
        figure(
            stats.people_taking_part,
            number(people),
            f"people took part{of_all(people, everybody)}",
        ),
        figure(stats.new_people, number(first_time), "for the first time"),
        figure(
            stats.engagements,
            number(stats.engagements(period)),
            f"times somebody took part, in {number(held)} {'activity' if held == 1 else 'activities'}",
        ),
        figure(
            stats.cost_per_engagement,
            "No cost yet" if each is None else pounds(each),
            "each time somebody took part",
        ),
    ]


def figure(measure: Measure, shown: str, label: str) -> dict[str, str]:
    return {"number": shown, "label": label, "definition": measure.definition}


def of_all(people: int, everybody: int) -> str:
    """``, 2.4% of 50,000 customers``: from the counts, and with them."""
    if not everybody:
        return ""
    return f", {100 * people / everybody:.1f}% of {number(everybody)} customers"
