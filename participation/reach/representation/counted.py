"""What takes all customers to count, and is counted ahead (``base.core.counted_lately``)."""

import json
from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Count

from base.core.counted_lately import Args, counted_lately
from base.core.counted_tables import Column, Tally
from base.core.measures import measure
from base.core.periods import FinancialYear
from participation.people.customers.models import Area, Channel, Customer
from participation.people.equality.stats import AnswerTable
from participation.programme.activities.models import Activity, Engagement
from participation.programme.activities.stats import Apart, customers_apart
from participation.questionnaires.models import Questionnaire
from participation.questionnaires.owners import counted_sheets
from participation.reach.segments.filters import can_be_invited_by, people_matching

from .characteristics import CHARACTERISTICS
from .tallies import ParticipationSlice, kept_answers, on_record, tally, years_counted


@counted_lately(ahead=lambda: [(FinancialYear.current().start_year,)])
@measure(
    "Areas with no engagement",
    "For every estate its customers now, also those who are counted apart elsewhere, those of them who took part in anything in the period (by "
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


def last_years() -> Iterator[Args]:
    """By each fact of the record alone, for the years that the page shows."""
    years = tuple(ParticipationSlice(year).plain for year in years_counted())
    for code, one in CHARACTERISTICS.items():
        if not one.question:
            yield (code,), years


@counted_lately(ahead=lambda: [(FinancialYear.current().start_year,)])
def apart_in(start_year: int) -> list[Apart]:
    return customers_apart(FinancialYear.starting(start_year))


@counted_lately(ahead=last_years)
def tally_of(codes: list[str], slices: list[tuple[int, str, str]]) -> Tally:
    return tally(
        [CHARACTERISTICS[code] for code in codes], [ParticipationSlice(*one) for one in slices]
    )


@counted_lately(kept=False)
def answers_of(code: str) -> AnswerTable | None:
    """The table of answers is a row, which is there or is made now. What is in it stays in its row."""
    return kept_answers(CHARACTERISTICS[code])


@counted_lately(fresh=60, ahead=lambda: [()])
def everybody_on_record() -> dict[str, Column]:
    return on_record(Customer.objects.counted())


@counted_lately(fresh=60)
def invitable_on_record(criteria: str) -> dict[str, Column]:
    """Of a segment's people, whose filters these are, those whom we may invite."""
    people = people_matching(json.loads(criteria))
    return on_record(people.filter(can_be_invited_by(list(Channel.values))))


@counted_lately(fresh=60)
def answerers_on_record(questionnaire: int) -> dict[str, Column]:
    """Of the customers whose answers count."""
    sheets = counted_sheets(Questionnaire.objects.get(pk=questionnaire))
    return on_record(Customer.objects.counted().filter(pk__in=sheets.values("customer")))
