"""Who takes part, beside who our customers are."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from base.core.counted_tables import Cells, Column, Group, Tally, is_unknown, publishable
from base.core.house_rules import SMALL_NUMBER_THRESHOLD
from base.core.measures import measure
from base.core.periods import FinancialYear
from participation.people.equality.stats import AnswerTable

from .characteristics import AGE_BANDS, CHARACTERISTICS, ON_RECORD, Characteristic
from .comparing import Compared, compare
from .counted import answers_of, everybody_on_record, tally_of
from .tallies import YEARS, ParticipationSlice, kept_answers, tally


@dataclass(frozen=True)
class Known:
    """Of how many people we know the answer: the response rate, printed beside every comparison."""

    of: int
    known: int | None

    @property
    def percent(self) -> int | None:
        return None if self.known is None or self.of < 20 else round(100 * self.known / self.of)


@dataclass(frozen=True)
class Comparison:
    """One characteristic, or two together, in one year. ``counted_on`` is set for kept tables,
    ``counted_at`` for what is counted ahead.

    ``groups`` are compared; ``unknown`` are those whose group we do not know. ``withheld`` says why
    nothing is shown.
    """

    groups: tuple[Compared, ...] = ()
    unknown: tuple[Compared, ...] = ()
    customers: Known = Known(0, 0)
    people: Known = Known(0, 0)
    threshold: int = 5
    counted_on: dt.date | None = None
    counted_at: dt.datetime | None = None
    withheld: str = ""

    @property
    def under(self) -> tuple[Compared, ...]:
        return tuple(group for group in self.groups if group.is_under)

    @property
    def something_hidden(self) -> bool:
        return any(None in (one.customers, one.people) for one in (*self.groups, *self.unknown))


BEING_COUNTED = Comparison(withheld="This is being counted: look again in a minute.")
NOT_ASKED = Comparison(withheld="This question is not asked at the moment.")
NOT_COUNTED = "We count this for the last three years only."
TOO_SOON = "Too few people have told us about themselves since we last counted. We show this once more have."


@measure(
    "Who takes part",
    "People whose names were taken, each once in the year, by what they are now, beside all current "
    "customers; those who are counted apart are in neither. What people told us about themselves is "
    "counted on set nights: people are then what they were on the day that stands beside it. The rate is "
    "people for every 1,000 customers. The index is a group’s share of those who took part divided by its "
    "share of customers, of those whose group we know: 1 is an even share.",
)
def who_takes_part(
    by: Sequence[Characteristic], slices: Sequence[ParticipationSlice]
) -> list[Comparison]:
    """One comparison for each taking part asked about, the same characteristics in all.

    What people told us is counted by itself and by year alone: no column of it may be chosen.
    """
    if any(one.question for one in by):
        (asked,) = by
        return _from_answers(kept_answers(asked), slices)
    return _compared(tally(by, slices), slices)


def who_takes_part_lately(
    by: Sequence[Characteristic], slices: Sequence[ParticipationSlice]
) -> list[Comparison]:
    """The same for a page, which waits for no count: what was found lately, or that it is being counted."""
    codes = tuple(one.code for one in by)
    if any(one.question for one in by):
        (asked,) = codes
        ready, kept = answers_of.lately(asked)
        return _from_answers(kept, slices) if ready else [BEING_COUNTED] * len(slices)
    counted_at, found = tally_of.lately(codes, tuple(one.plain for one in slices))
    if found is None:
        return [BEING_COUNTED] * len(slices)
    return [replace(one, counted_at=counted_at) for one in _compared(found, slices)]


def _compared(counts: Tally, slices: Sequence[ParticipationSlice]) -> list[Comparison]:
    threshold = SMALL_NUMBER_THRESHOLD.value
    return [
        _comparison(
            publishable(counts, one.slice, threshold=threshold), counts, one.slice, threshold
        )
        for one in slices
    ]


#: The name of the people who are compared where no year and no activity says who they are.
THESE = "these"


@measure(
    "Beside all our customers",
    "These people, each once, by what they are now, beside all current customers but those who are "
    "counted apart. Nothing is compared "
    "for a group of fewer than 20 customers, or where these are fewer than 20 people.",
)
def beside_customers(
    these: Mapping[str, Column] | None, *, hide_small: bool
) -> dict[str, Comparison]:
    """By each fact of the record, and never by what they told us. ``these`` are people as ``on_record``
    counts them, or None while they are being counted.

    Small numbers need no hiding from those who see these people by name.
    """
    counted_at, everybody = everybody_on_record.lately()
    if these is None or everybody is None:
        return dict.fromkeys(ON_RECORD, BEING_COUNTED)
    threshold = SMALL_NUMBER_THRESHOLD.value
    found = {}
    for code in ON_RECORD:
        counts = Tally(everybody[code], {THESE: these[code]})
        if hide_small:
            cells = publishable(counts, THESE, threshold=threshold)
        else:
            cells = {
                group: Cells(n, these[code].get(group, 0)) for group, n in everybody[code].items()
            }
        comparison = _comparison(cells, counts, THESE, threshold)
        found[code] = replace(comparison, counted_at=counted_at)
    return found


def on_record_beside(
    these: Mapping[str, Column] | None, *, hide_small: bool
) -> list[tuple[str, Comparison]]:
    """The same with the names of the facts, as ``representation/beside.html`` shows them."""
    found = beside_customers(these, hide_small=hide_small)
    return [(CHARACTERISTICS[code].title, found[code]) for code in ON_RECORD]


def _from_answers(
    kept: AnswerTable | None, slices: Sequence[ParticipationSlice]
) -> list[Comparison]:
    if any(one.kind or one.level for one in slices):
        raise ValueError("What people told us is counted by year alone.")
    return [NOT_ASKED if kept is None else _from_kept(kept, one) for one in slices]


def _from_kept(kept: AnswerTable, slice_: ParticipationSlice) -> Comparison:
    if slice_.year <= FinancialYear.current().start_year - YEARS:
        return Comparison(withheld=NOT_COUNTED, counted_on=kept.counted_on)
    if not kept.is_counted(slice_.slice):
        return Comparison(withheld=TOO_SOON, counted_on=kept.counted_on)
    comparison = _comparison(kept.shown(slice_.slice), kept.tally, slice_.slice, kept.threshold)
    return replace(comparison, counted_on=kept.counted_on)


def _comparison(cells: dict[Group, Cells], tally: Tally, slice_: str, threshold: int) -> Comparison:
    all_customers = sum(tally.everybody.values())
    all_people = sum(tally.took_part.get(slice_, {}).values())
    rows = compare(cells, all_customers=all_customers, all_people=all_people)
    unknown = tuple(row for row in rows if is_unknown(row.group))
    known = tuple(row for row in rows if not is_unknown(row.group))
    order = [name for _, name in reversed(AGE_BANDS)]
    return Comparison(
        groups=tuple(
            sorted(
                known,
                key=lambda row: [
                    (order.index(name) if name in order else -1, name) for name in row.group
                ],
            )
        ),
        unknown=unknown,
        customers=Known(all_customers, _known(all_customers, [row.customers for row in unknown])),
        people=Known(all_people, _known(all_people, [row.people for row in unknown])),
        threshold=threshold,
    )


def _known(total: int, unknown: list[int | None]) -> int | None:
    shown = [count for count in unknown if count is not None]
    return total - sum(shown) if len(shown) == len(unknown) else None
