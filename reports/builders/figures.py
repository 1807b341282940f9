"""The counts a year's report stands on, one call of a measure each, all of them aggregate SQL."""

from dataclasses import dataclass, field
from decimal import Decimal

from base.core.periods import FinancialYear, Period
from participation.joining.involvement import stats as interest
from participation.joining.involvement.stats import Wanted
from participation.people.customers.models import Level
from participation.programme.activities import stats as taking_part
from participation.programme.activities.stats import GroupShare, Row, Story
from participation.programme.consultations import stats as consulting
from participation.programme.consultations.stats import Result
from participation.programme.events.stats import Needs, access_needs
from participation.reach.representation.characteristics import CHARACTERISTICS, YEARLY
from participation.reach.representation.stats import Comparison, Taking, who_takes_part
from participation.steering.widening.models import GapAction
from participation.steering.widening.stats import actions_on_gaps


@dataclass(frozen=True)
class YearFigures:
    """Everything counted for one year. The report sets this year's beside last year's.

    ``earlier``: somebody took part before it, so that those who did for the first time can be told.
    """

    earlier: bool
    people: int
    new: int
    returning: int
    times: int
    by_head: int
    activities: int
    costed: int
    cost: Decimal
    hours: Decimal
    each_time: Decimal | None
    kinds: list[Row]
    levels: list[Row]
    tenures: list[GroupShare]
    regions: list[GroupShare]
    outcomes: dict[str, int]
    waiting: int
    consultations: int
    consultations_decided: int
    answers: int
    interest: dict[str, int]


@dataclass(frozen=True)
class Stories:
    """What is told and not counted, and the names of things. This year's only."""

    customers: int
    level_names: dict[str, str]
    best: list[Story]
    refused: list[Story]
    voices: list[Story]
    results: list[Result]
    wanted: list[Wanted]
    everybody: dict[str, Comparison] = field(default_factory=dict)
    gap_actions: list[GapAction] = field(default_factory=list)
    needs: Needs | None = None


def count_year(period: Period) -> YearFigures:
    people, new = taking_part.people_taking_part(period), taking_part.new_people(period)
    kinds = taking_part.by_kind(period)
    return YearFigures(
        earlier=taking_part.took_part_before(period.first),
        people=people,
        new=new,
        returning=people - new,  # what returning_people counts, without asking for both again
        times=sum(kind.engagements for kind in kinds),  # each is of one kind, as each activity is
        by_head=taking_part.counted_by_head(period),
        activities=sum(kind.activities for kind in kinds),
        costed=taking_part.activities_costed(period),
        cost=taking_part.cost(period),
        hours=taking_part.staff_hours(period),
        each_time=taking_part.cost_per_engagement(period),
        kinds=kinds,
        levels=taking_part.by_level(period),
        tenures=taking_part.by_tenure(period),
        regions=taking_part.by_region(period),
        outcomes=taking_part.outcomes_by_state(period),
        waiting=taking_part.outcomes_waiting(period),
        consultations=consulting.consultations_held(period),
        consultations_decided=consulting.consultations_decided(period),
        answers=consulting.answers_received(period),
        interest=interest.interest_by_state(period),
    )


def collect_stories(period: Period) -> Stories:
    return Stories(
        customers=taking_part.customers_now(),
        level_names=dict(Level.objects.values_list("code", "name")),
        best=taking_part.best_stories(period),
        refused=taking_part.refused(period),
        voices=taking_part.voices(period, limit=4),
        results=consulting.results(period),
        wanted=interest.most_wanted(period),
        everybody=compare_everybody(FinancialYear.of(period.first)),
        gap_actions=actions_on_gaps(FinancialYear.of(period.first).start_year),
        needs=access_needs(period),
    )


def compare_everybody(year: FinancialYear) -> dict[str, Comparison]:
    """By the title of each characteristic; tenure and region have sections of their own."""
    compared_by = [CHARACTERISTICS[code] for code in YEARLY]
    return {one.title: who_takes_part([one], [Taking(year.start_year)])[0] for one in compared_by}
