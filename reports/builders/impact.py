"""The annual participation impact report: counts in, report out.

:func:`load` asks the measures; :func:`build` is pure, so that every rule of the report can be tested
without a database. Page and PDF are two shells around what it returns.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict

from django.conf import settings
from django.utils import timezone

from base.core.measures import Measure
from base.core.periods import FinancialYear
from base.core.templatetags.words import pounds
from participation.joining.involvement import stats as opportunities
from participation.programme.activities import stats as taking_part
from participation.programme.activities.models import Kind
from participation.programme.activities.stats import Row, Story
from participation.programme.consultations import stats as consulting
from participation.programme.events.stats import access_needs
from participation.reach.representation.comparing import SMALLEST_BASE
from participation.reach.representation.stats import who_takes_part
from participation.steering.widening.stats import actions_on_gaps
from reports.models import Contribution

from . import sentences
from .figures import Stories, YearFigures, collect_stories, count_year
from .representation import compare, everybody
from .shapes import (
    Action,
    Amounts,
    Changed,
    Consultations,
    Consulted,
    Costs,
    Definition,
    Everybody,
    Groups,
    ImpactReport,
    Interest,
    Line,
    Lines,
    Pair,
    People,
    Voice,
    Wanted,
    Words,
)

Part = Contribution.Part


def load(year: int, tell: Callable[[str], None] = lambda step: None) -> ImpactReport:
    """Count a financial year and the one before. ``tell`` hears what is being done."""
    period = FinancialYear.starting(year)
    tell("Counting this year")
    this = count_year(period.so_far)
    tell("Counting the year before")
    last = count_year(period.previous)
    tell("Collecting what people said")
    stories = collect_stories(period.so_far)
    return build(period, this, last, stories, contributed(year), timezone.localdate())


def contributed(year: int) -> dict[str, Words]:
    rows = Contribution.objects.for_year(year)
    return {row.part: Words(row.author, row.author_role, row.text) for row in rows}


def build(
    year: FinancialYear,
    this: YearFigures,
    last: YearFigures,
    stories: Stories,
    words: Mapping[str, Words],
    today: dt.date,
) -> ImpactReport:
    voices = (_voice(story) for story in stories.voices)
    changed = _changed(this, last, stories)
    people = _people(this, last, stories)
    return ImpactReport(
        year=year.start_year,
        data_date=today,
        opening=sentences.opening(
            people.unique, people.new, changed.done.this, changed.not_possible.this
        ),
        foreword=words.get(Part.FOREWORD),
        changed=changed,
        consultations=_consultations(this, last, stories),
        people=people,
        tenures=_tenures(this, last, voices),
        regions=_regions(this, last, voices),
        kinds=_kinds(this, last, voices),
        levels=_levels(this, last, stories, voices),
        costs=_costs(this, last),
        interest=_interest(this, last, stories),
        customer_voice=words.get(Part.CUSTOMER_VOICE),
        small=settings.SMALL_NUMBER_THRESHOLD,
        everybody=_everybody(stories),
        compared=this.earlier or last.activities > 0,
    )


def _changed(this: YearFigures, last: YearFigures, stories: Stories) -> Changed:
    def pair(state: str) -> Pair:
        return Pair(this.outcomes[state], last.outcomes[state])

    done, doing, no = pair("done"), pair("doing"), pair("not_possible")
    return Changed(
        answer=sentences.changed(done.this, doing.this, no.this, this.waiting),
        done=done,
        doing=doing,
        not_possible=no,
        waiting=Pair(this.waiting, last.waiting),
        stories=tuple(_voice(story) for story in stories.best),
        refused=tuple(_voice(story) for story in stories.refused),
        counts=_what_counts(taking_part.outcomes_by_state, taking_part.outcomes_waiting),
    )


def _consultations(this: YearFigures, last: YearFigures, stories: Stories) -> Consultations:
    return Consultations(
        answer=sentences.consulted(this.consultations, this.consultations_decided, this.answers),
        held=Pair(this.consultations, last.consultations),
        decided=Pair(this.consultations_decided, last.consultations_decided),
        answers=Pair(this.answers, last.answers),
        results=tuple(Consulted(**asdict(result)) for result in stories.results),
        counts=_what_counts(
            consulting.consultations_held,
            consulting.consultations_decided,
            consulting.answers_received,
        ),
    )


def _people(this: YearFigures, last: YearFigures, stories: Stories) -> People:
    unique = Pair(this.people, last.people)

    def since_before(now: int, before: int) -> Pair | None:
        return Pair(now, before if last.earlier else None) if this.earlier else None

    return People(
        answer=sentences.took_part(unique, stories.customers, SMALLEST_BASE),
        customers=stories.customers,
        unique=unique,
        new=since_before(this.new, last.new),
        returning=since_before(this.returning, last.returning),
        times=Pair(this.times, last.times),
        by_head=Pair(this.by_head, last.by_head),
        counts=_what_counts(
            taking_part.people_taking_part,
            taking_part.new_people,
            taking_part.returning_people,
            taking_part.engagements,
            taking_part.counted_by_head,
            taking_part.customers_now,
        ),
    )


def _tenures(this: YearFigures, last: YearFigures, voices: Iterator[Voice]) -> Groups:
    rows = compare(this.tenures, last.tenures)
    return Groups(
        answer=sentences.heard(rows, "tenure", "tenures"),
        rows=rows,
        voice=next(voices, None),
        counts=_what_counts(taking_part.by_tenure),
    )


def _regions(this: YearFigures, last: YearFigures, voices: Iterator[Voice]) -> Groups:
    rows = compare(this.regions, last.regions)
    return Groups(
        answer=sentences.heard(rows, "region", "regions"),
        rows=rows,
        voice=next(voices, None),
        counts=_what_counts(taking_part.by_region),
    )


def _everybody(stories: Stories) -> Everybody:
    characteristics = everybody(stories.everybody)
    return Everybody(
        answer=sentences.everybody(characteristics),
        characteristics=characteristics,
        counts=_what_counts(who_takes_part, actions_on_gaps, access_needs),
        access=sentences.access(stories.needs, settings.SMALL_NUMBER_THRESHOLD),
        actions=tuple(
            Action(
                group=action.gap.group,
                doing=action.doing,
                due_on=action.due_on,
                done_on=action.done_on,
                came_of_it=action.came_of_it,
            )
            for action in stories.gap_actions
        ),
    )


def _kinds(this: YearFigures, last: YearFigures, voices: Iterator[Voice]) -> Lines:
    rows = _lines(this.kinds, last.kinds, dict(Kind.choices))
    rows = tuple(sorted(rows, key=lambda row: -row.times.this))
    return Lines(
        answer=sentences.did_together(rows, Pair(this.activities, last.activities)),
        rows=rows,
        voice=next(voices, None),
        counts=_what_counts(taking_part.activities_held, taking_part.by_kind),
    )


def _levels(
    this: YearFigures, last: YearFigures, stories: Stories, voices: Iterator[Voice]
) -> Lines:
    rows = _lines(this.levels, last.levels, stories.level_names)
    return Lines(
        answer=sentences.had_a_say(rows),
        rows=rows,
        voice=next(voices, None),
        counts=_what_counts(taking_part.by_level),
    )


def _lines(this: list[Row], last: list[Row], names: Mapping[str, str]) -> tuple[Line, ...]:
    """A line for each name that either year has something for, in the order of ``names``."""
    now, before = ({row.code: row for row in rows} for rows in (this, last))

    def line(code: str) -> Line:
        nothing = Row(code, 0, 0, 0)
        a, b = now.get(code, nothing), before.get(code, nothing)
        return Line(
            name=str(names[code]),
            activities=Pair(a.activities, b.activities),
            people=Pair(a.people, b.people),
            times=Pair(a.engagements, b.engagements),
        )

    return tuple(line(code) for code in names if code in now or code in before)


def _costs(this: YearFigures, last: YearFigures) -> Costs:
    return Costs(
        answer=sentences.cost(pounds(this.cost), pounds(this.each_time)),
        cost=Amounts(this.cost, last.cost),
        hours=Amounts(this.hours, last.hours),
        each_time=Amounts(this.each_time, last.each_time),
        held=Pair(this.activities, last.activities),
        costed=Pair(this.costed, last.costed),
        counts=_what_counts(
            taking_part.cost,
            taking_part.activities_costed,
            taking_part.staff_hours,
            taking_part.cost_per_engagement,
        ),
    )


def _interest(this: YearFigures, last: YearFigures, stories: Stories) -> Interest:
    def pair(*states: str) -> Pair:
        return Pair(
            sum(this.interest[state] for state in states),
            sum(last.interest[state] for state in states),
        )

    asked = Pair(sum(this.interest.values()), sum(last.interest.values()))
    return Interest(
        answer=sentences.interest(asked, this.interest["placed"]),
        asked=asked,
        new=pair("new"),
        contacted=pair("contacted", "trial"),
        placed=pair("placed"),
        declined=pair("declined"),
        withdrawn=pair("withdrawn", "ended"),
        wanted=tuple(Wanted(**asdict(row)) for row in stories.wanted),
        counts=_what_counts(opportunities.interest_by_state, opportunities.most_wanted),
    )


def _voice(story: Story) -> Voice:
    return Voice(**asdict(story))


def _what_counts(*measures: Measure) -> tuple[Definition, ...]:
    return tuple(Definition(measure.key, measure.title, measure.definition) for measure in measures)
