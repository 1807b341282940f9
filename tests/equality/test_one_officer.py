"""One officer ticks whom they like at events they make up, and reads all there is, over many nights."""

import csv
import datetime as dt
import io
import random
from collections import Counter
from itertools import combinations, count

import pytest
from django.utils import timezone

from base.core.periods import FinancialYear
from participation.people.equality.columns import (
    NEVER_COUNTED,
    as_others_have_it,
    is_safe,
    known_in,
    tells_of_few,
)
from participation.people.equality.models import CountedTable
from participation.programme.activities.models import Engagement
from participation.reach.representation.tasks import count_answers_ahead
from tests.factories.activities import make_past_event
from tests.factories.equality import make_answered
from tests.factories.reports import impact_of

PRIME = 2_147_483_647
_number = count(1)
Columns = list[frozenset[int]]


def rank(rows: list[list[int]]) -> int:
    """Of whole numbers modulo a large prime: how many of the rows say something of their own."""
    rows, found = [row[:] for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((n for n in range(found, len(rows)) if rows[n][column] % PRIME), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        turned = pow(rows[found][column], -1, PRIME)
        for n in range(found + 1, len(rows)):
            if factor := rows[n][column] * turned % PRIME:
                rows[n] = [
                    (a - factor * b) % PRIME for a, b in zip(rows[n], rows[found], strict=True)
                ]
        found += 1
    return found


def told(columns: Columns, answers: dict[int, str], threshold: int, chance: random.Random) -> str:
    """Whom adding columns up and taking them from each other, however often, leaves alone: fewer people
    than the threshold, or people who all said the same. Empty if nobody.
    """
    kinds: dict[tuple, list[int]] = {}
    for person in answers:
        kinds.setdefault(tuple(int(person in column) for column in columns), []).append(person)
    kinds.pop(tuple(0 for _ in columns), None)
    said = {kind: {answers[person] for person in people} for kind, people in kinds.items()}
    alone = [{kind for kind in kinds if said[kind] == {answer}} for answer in set(answers.values())]
    small = [kind for kind, people in kinds.items() if len(people) < threshold]
    some = [*combinations(small, 1), *combinations(small, 2), *combinations(small, 3)]
    alone += [set(one) for one in chance.sample(some, min(len(some), 60))]
    alone = [one for one in alone if one and not _many(one, kinds, said, threshold)]
    everything = rank([list(kind) for kind in kinds])
    for one in alone:
        if rank([list(kind) for kind in kinds if kind not in one]) < everything:
            return f"{sum(len(kinds[kind]) for kind in one)} people: {one}"
    return ""


def _many(one: set, kinds: dict, said: dict, threshold: int) -> bool:
    people = sum(len(kinds[kind]) for kind in one)
    return people >= threshold and len(set().union(*(said[kind] for kind in one))) > 1


def may_be_shown(column: frozenset[int], before: Columns, answers: dict[int, str], threshold: int):
    sides: tuple[dict, dict] = ({}, {})
    for person, answer in answers.items():
        stood = [n for n, other in enumerate(before, start=1) if person in other]
        kind = hash(tuple(stood)) if stood else NEVER_COUNTED
        side = sides[0 if person in column else 1].setdefault(kind, {})
        side[answer] = side.get(answer, 0) + 1
    return is_safe(*sides, threshold=threshold)


@pytest.mark.parametrize("seed", range(25))
def test_no_sums_and_differences_of_what_is_shown_leave_few_people_alone(seed):
    chance = random.Random(seed)
    threshold = chance.choice([3, 5, 10])
    said = chance.choice([["Yes", "No"], ["A", "A", "A", "A", "A", "B", "C"]])
    answers = {person: chance.choice(said) for person in range(150)}
    shown: Columns = [frozenset(answers)]
    for _ in range(40):
        some = [chance.choice(shown) for _ in range(2)]
        tried = chance.choice(
            [
                frozenset(chance.sample(range(150), chance.choice([5, 20, 60]))),
                some[0] | some[1],
                some[0] & some[1],
                some[0] - some[1],
                some[0] ^ some[1],
            ]
        )
        tried |= frozenset(chance.sample(range(150), chance.choice([0, 1, 1, 4, 12])))
        if may_be_shown(tried, shown, answers, threshold) and len(shown) < 9:
            shown.append(tried)

    assert len(shown) > 2
    assert not told(shown, answers, threshold, chance)


def test_three_columns_of_which_no_two_are_near_do_not_tell_of_one_person():
    answers = {person: "Yes" if person % 3 else "No" for person in range(150)}
    one, other, victim = frozenset(range(40)), frozenset(range(40, 80)), 99
    before = [frozenset(answers), one, other]

    assert may_be_shown(other, before[:2], answers, 5)
    assert not may_be_shown(one | other | {victim}, before, answers, 5)
    assert told([*before, one | other | {victim}], answers, 5, random.Random(1))


@pytest.mark.parametrize("leaves", [True, False])
@pytest.mark.parametrize("n", range(5, 12))
def test_whoever_knows_the_rule_cannot_tell_what_one_who_left_or_came_alone_had_said(n, leaves):
    """Beside one who comes to a column or leaves it, so many others come. Of each change that is shown,
    whatever they said, the one may have said either.
    """
    stood, crowd = {"Yes": 30, "No": 30}, {"Yes": 60, "No": 60}
    possible: dict[tuple, set[str]] = {}
    for yes in range(n + 1):
        others = {name: k for name, k in (("Yes", yes), ("No", n - yes)) if k}
        for said in ("Yes", "No"):
            stays = dict(Counter(stood) - Counter({said: leaves}))
            one = {} if leaves else {3: {said: 1}}
            inside = {1: stays, 2: others, **one}
            outside = {1: {said: 1} if leaves else {}, 2: crowd, **({} if leaves else {3: crowd})}
            came = {2: others, **one}
            if not is_safe(inside, outside, threshold=5) or tells_of_few(
                stood, stays, came, threshold=5
            ):
                continue
            shown = known_in(inside)
            possible.setdefault((shown["Yes"], shown["No"]), set()).add(said)

    assert all(said == {"Yes", "No"} for said in possible.values())
    assert possible or n < 7


@pytest.mark.parametrize("n", range(5, 12))
def test_nor_from_the_first_figures_of_a_year_filled_with_the_people_of_another(n):
    """All of another year but one, and so many others."""
    possible: dict[tuple, set[str]] = {}
    for yes in range(n + 1):
        others = {name: k for name, k in (("Yes", yes), ("No", n - yes)) if k}
        for said in ("Yes", "No"):
            inside = {1: dict(Counter(Yes=30, No=30) - Counter([said])), 2: others}
            outside = {1: {said: 1}, 2: {"Yes": 60, "No": 60}}
            held_against = as_others_have_it(inside, outside)
            if is_safe(inside, outside, threshold=5) and not tells_of_few(
                *held_against, threshold=5
            ):
                shown = known_in(inside)
                possible.setdefault((shown["Yes"], shown["No"]), set()).add(said)

    assert all(said == {"Yes", "No"} for said in possible.values())
    assert possible or n < 7


YEARS = [FinancialYear.current().start_year - n for n in (2, 1, 0)]


def tick(year: int, people) -> None:
    """At an event that nobody held, in a year that is over or not."""
    day = min(FinancialYear.starting(year).first, timezone.localdate())
    event = make_past_event(f"Made up {next(_number)}", days_ago=0)
    Engagement.objects.bulk_create(
        Engagement(
            activity=event, customer=one, role="attended", day=day, source=f"test:{next(_number)}"
        )
        for one in people
    )


def a_night_passes() -> None:
    for table in CountedTable.objects.order_by("counted_on"):
        table.counted_on -= dt.timedelta(days=60)
        table.checked_on -= dt.timedelta(days=60)
        table.save()
    count_answers_ahead()


def read(client) -> dict[str, dict[str, tuple[str, str]]]:
    """The file, which says what the page says: of each year and answer, customers and people."""
    text = client.get("/staff/representation/table.csv", {"by": "disability", "year": YEARS[-1]})
    found: dict[str, dict] = {}
    for row in csv.DictReader(io.StringIO(text.content.decode("utf-8-sig"))):
        if row["Customers"]:
            numbers = row["Customers"], row["People who took part"]
            found.setdefault(row["Year"], {})[row["Group"]] = numbers
    return found


def test_an_officer_who_ticks_anybody_at_events_they_made_up_learns_no_answer(client, morag):
    """Two of the same people and one with one more; three of which one is the sum of the others and one
    more; one more each night. What is shown is kept, with who was ticked when it came.
    """
    said = {"Yes": make_answered(70, "long_term_condition", "yes")}
    said["No"] = make_answered(110, "long_term_condition", "no")
    answers = {one.pk: name for name, people in said.items() for one in people}
    mixed = [one for pair in zip(said["Yes"], said["No"], strict=False) for one in pair]
    some, others, victim, rest = mixed[:40], mixed[40:80], mixed[100], mixed[101:140]
    plans = [
        [(YEARS[0], some), (YEARS[1], others), (YEARS[2], [*some, *others, victim])],
        [(YEARS[0], [victim])],
        [(YEARS[1], rest[:30])],
        [(YEARS[1], [victim]), (YEARS[0], rest[:12])],
    ]
    ticked: dict[int, set[int]] = {year: set() for year in YEARS}
    columns: Columns = [frozenset(answers)]
    seen: dict[int, dict] = {}
    for plan in plans:
        for year, people in plan:
            tick(year, people)
            ticked[year] |= {one.pk for one in people}
        a_night_passes()
        file = read(client)
        for year in YEARS:
            now = file.get(str(FinancialYear.starting(year)), {})
            if now and now != seen.get(year) and now["Yes"][1] != "hidden":
                columns.append(frozenset(ticked[year]))
                seen[year] = now

    assert len(columns) > 3
    assert not told(columns, answers, 10, random.Random(1))
    for year in YEARS:
        rows = {
            row.name: row.people
            for one in impact_of(year).everybody.characteristics
            if one.title.startswith("Disability")
            for row in one.rows
        }
        shown = {name: int(people) for name, (_, people) in seen.get(year, {}).items()}
        assert not rows or rows.items() >= shown.items()


def test_an_officer_who_takes_one_person_out_and_ten_in_is_shown_nothing_new(client, morag):
    """One of the ten said yes, as the rule has it; so figures that stand still would tell that she did."""
    said = {"Yes": make_answered(50, "long_term_condition", "yes")}
    said["No"] = make_answered(50, "long_term_condition", "no")
    victim, some = said["Yes"][0], [*said["Yes"][:20], *said["No"][:20]]
    ten = [said["Yes"][30], *said["No"][30:39]]
    tick(YEARS[-1], some)
    a_night_passes()
    before = read(client)

    Engagement.objects.filter(customer=victim).delete()
    tick(YEARS[-1], ten)
    a_night_passes()

    assert before[str(FinancialYear.current())]["Yes"][1] == "20"
    assert read(client) == before

    tick(YEARS[-1], said["Yes"][40:45])
    a_night_passes()

    assert read(client)[str(FinancialYear.current())]["Yes"][1] == "25"
