"""What is published of equality answers stays still while too few people have changed theirs."""

import ast
import datetime as dt
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone

from participation.people.equality import stats
from participation.people.equality.models import CountedTable, Question
from participation.people.equality.services import answer_question, remove_answers
from participation.people.equality.stats import Key
from participation.programme.activities.models import Engagement
from participation.reach.representation.characteristics import CHARACTERISTICS
from tests.factories.people import make_customer

CHECKOUT = Path(__file__).resolve().parents[2]
#: Where a person's own answers are asked, shown to them and taken back; and the totals.
MAY_READ = {
    "participation/people/equality/forms.py",
    # Says that whole rows move, are copied for their owner and erased.
    "participation/people/equality/life.py",
    "participation/people/equality/models.py",
    "participation/people/equality/questionnaire.py",
    "participation/people/equality/services.py",
    "participation/people/equality/stats.py",
    # Makes some up for the demonstration.
    "portal/demo/world/told_us.py",
}


def took_part_in_2026():
    return Engagement.objects.annotate(slice=stats.Value("2026"))


def table():
    return stats.answer_table(["sex"], [took_part_in_2026()])


def by_sex_and_age():
    age = CHARACTERISTICS["age"].expression
    return stats.answer_table(["sex"], [took_part_in_2026()], by={"age": age})


def shown() -> dict:
    return {group[0]: cell.everybody for group, cell in table().shown("2026", whole="2026").items()}


def sex(customer, code):
    question = Question.objects.asked().get(code="sex")
    answer_question(customer=customer, question=question, option=question.options.get(code=code))


def ill(customer):
    question = Question.objects.asked().get(code="long_term_condition")
    answer_question(customer=customer, question=question, option=question.options.get(code="yes"))


def by_illness() -> dict:
    """What is kept of those who said yes, before anything is hidden."""
    kept = stats.answer_table(["long_term_condition"], [took_part_in_2026()]).tally.everybody
    return {group[0]: n for group, n in kept.items() if group[0] == "Yes"}


@pytest.fixture
def forty(db):
    people = [make_customer(f"Person {n}") for n in range(40)]
    for n, person in enumerate(people[:30]):
        sex(person, "female" if n < 15 else "male")
    return people


def make_due():
    CountedTable.objects.update(checked_on=timezone.localdate() - dt.timedelta(days=60))


def as_if_counted_before():
    """Moves every edition a day back, so that another can be made today."""
    for one in CountedTable.objects.order_by("counted_on"):
        one.counted_on -= dt.timedelta(days=1)
        one.save()
    make_due()


def test_an_answer_given_after_counting_is_not_seen(forty):
    before = shown()

    sex(forty[30], "female")

    assert shown() == before


def test_when_it_is_due_one_answer_more_is_still_not_seen(forty):
    before = shown()
    sex(forty[30], "female")
    as_if_counted_before()

    assert shown() == before


def test_one_answer_among_many_new_customers_is_not_seen_either(forty):
    before = shown()
    for n in range(20):
        make_customer(f"New {n}")
    sex(forty[30], "female")
    as_if_counted_before()

    assert shown() == before


def test_many_answers_are_not_seen_either_before_the_tables_are_due(forty, settings):
    settings.EQUALITY_TABLE_DAYS = 1_000_000
    before = shown()
    as_if_counted_before()
    CountedTable.objects.update(checked_on=timezone.localdate() - dt.timedelta(days=1))
    for person in forty[30:]:
        sex(person, "female")

    assert shown() == before


@pytest.mark.parametrize("days_ago", [1, 6])
def test_nights_that_are_moved_do_not_have_a_table_counted_again_within_a_week(
    forty, settings, days_ago
):
    """Somebody who adds four people they know, and has it counted daily, learns of the fifth."""
    before = shown()
    as_if_counted_before()
    today = timezone.localdate()
    CountedTable.objects.update(checked_on=today - dt.timedelta(days=days_ago))
    settings.EQUALITY_TABLE_DAYS = today.toordinal()  # tonight is one of the nights
    for person in forty[30:]:
        sex(person, "female")

    assert shown() == before


def test_for_the_sensitive_questions_more_people_must_have_answered(forty):
    for person in forty[:20]:
        ill(person)
    before = by_illness()
    for person in forty[20:29]:
        ill(person)
    as_if_counted_before()
    assert by_illness() == before

    ill(forty[29])
    as_if_counted_before()

    assert by_illness() == {"Yes": 30}


def test_answers_taken_back_by_a_few_are_not_seen(forty):
    before = shown()
    remove_answers(customer=forty[0])
    remove_answers(customer=forty[20])
    as_if_counted_before()

    assert shown() == before


def test_enough_new_answers_make_a_new_edition_and_the_old_one_is_kept(forty):
    shown()
    for person in forty[30:35]:
        sex(person, "female")
    as_if_counted_before()

    assert shown()["Female"] == 20
    assert CountedTable.objects.count() == 2


def test_a_table_counted_days_later_is_not_shown_where_it_would_tell_one_answer(forty):
    """By sex on one day and by sex and age on another: added up, the second is the first and one more."""
    shown()
    sex(forty[30], "female")

    later = by_sex_and_age()

    assert not later.is_counted("2026")
    for person in forty[31:36]:
        sex(person, "male")
    as_if_counted_before()
    assert by_sex_and_age().is_counted("2026")


def test_beside_a_campaigns_own_people_everybody_is_as_in_the_table_of_all(forty):
    shown()
    sex(forty[30], "female")

    joined = stats.answer_table(["sex"], [took_part_in_2026()], name="campaign 7")

    assert joined.is_counted("2026")
    assert joined.shown("2026", whole="2026")[("Female",)].everybody == 15


def test_all_tables_are_due_on_the_same_nights(forty, settings):
    settings.EQUALITY_TABLE_DAYS = 30
    first = dt.date.fromordinal(30 * 24_000)

    assert stats._counting(first) == stats._counting(first + dt.timedelta(days=29))
    assert stats._counting(first) != stats._counting(first + dt.timedelta(days=30))


ASKED = {"set:sex": ["Female", "Male", stats.NOT_SAID], "set:ill": ["Yes", "No", stats.NOT_SAID]}
ON_RECORD = {"age": ["Under 25", "25 to 64", "65 or over"]}
TABLES = [
    Key(("set:sex",)),
    Key(("set:ill",)),
    Key(("set:sex", "set:ill")),
    Key(("set:sex",), ("age",)),
    Key(("set:ill",), ("age",)),
    Key(("set:sex",), name="campaign 7"),
]


def counted(people: list[dict], key: Key) -> dict:
    def column(rows):
        found = Counter(tuple(one[name] for name in (*key.questions, *key.by)) for one in rows)
        return sorted([*group, n] for group, n in found.items())

    part = [one for one in people if one["part"]]
    return {"everybody": column(people), "took_part": {"2026": column(part)}}


def live_a_little(chance: random.Random, people: list[dict]) -> None:
    """Some tell us something or take it back, some grow older, somebody new comes."""
    for one in chance.sample(people, k=chance.choice([0, 1, 2, 5, 9])):
        name = chance.choice([*ASKED, "age", "part"])
        if name == "part":
            one["part"] = True
        else:
            one[name] = chance.choice([*(ASKED | ON_RECORD)[name]])
    for _ in range(chance.choice([0, 0, 3])):
        people.append(somebody(chance))


def somebody(chance: random.Random) -> dict:
    said = {name: chance.choice([*answers, stats.NOT_ANSWERED]) for name, answers in ASKED.items()}
    return said | {"age": chance.choice(ON_RECORD["age"]), "part": chance.random() < 0.5}


def adds_up_to(key: Key, column: list, axis: int) -> Counter:
    """What somebody who adds up a published column finds of one of its names."""
    total: Counter = Counter()
    for row in column:
        if row[axis] != stats.NOT_ANSWERED:
            total[row[axis]] += row[-1]
    return total


def answered(column: list) -> Counter:
    return Counter({tuple(row[:-1]): row[-1] for row in column if stats.NOT_ANSWERED not in row})


def moved(one: Counter, other: Counter) -> int:
    return max((one - other).total(), (other - one).total())


@pytest.mark.parametrize("seed", range(40))
def test_of_all_tables_and_editions_no_two_tell_what_a_few_answered(seed):
    """Somebody keeps every table there ever was, and adds each up to hold it against the others.

    Tables are counted on whatever days; between two that stand beside each other, added up by one
    question, and between one and the next of the same, as they are, nobody's answer differs or those
    of at least five people.
    """
    chance = random.Random(seed)
    people = [somebody(chance) for _ in range(120)]
    standing: dict[Key, dict] = {}
    for _ in range(60):
        live_a_little(chance, people)
        key = chance.choice(TABLES)
        before = standing.get(key)
        standing[key] = stats.fitting(counted(people, key), key=key, standing=standing, threshold=5)
        pairs = [(key, standing[key], key, before)] if before else []
        pairs += [(key, standing[key], *other) for other in standing.items()]
        for one, its, other, others in pairs:
            for name in ("everybody", "2026"):
                mine, theirs = column_of(its, name), column_of(others, name)
                if mine is None or theirs is None or (name == "2026" and one.name != other.name):
                    continue
                if one == other:
                    cells = moved(answered(mine), answered(theirs))
                    assert cells == 0 or cells >= 5, (one, name)
                for question in {*one.questions} & {*other.questions}:
                    sums = [
                        adds_up_to(table, column, table.questions.index(question))
                        for table, column in ((one, mine), (other, theirs))
                    ]
                    assert moved(*sums) == 0 or moved(*sums) >= 5, (one, other, name)
    assert any(column_of(counts, "2026") for counts in standing.values())


def column_of(counts: dict, name: str) -> list | None:
    return counts["everybody"] if name == "everybody" else counts["took_part"][name]


def test_an_age_band_in_which_one_person_moved_does_not_tell_what_they_answered():
    """Staff know who turned 65 this month; a table by sex and age must not say which sex moved."""
    key = Key(("set:sex",), ("age",))
    old = [["Female", "25 to 64", 60], ["Male", "25 to 64", 60], ["Female", "65 or over", 60]]
    new = [["Female", "25 to 64", 59], ["Male", "25 to 64", 66], ["Female", "65 or over", 61]]
    standing = {key: {"everybody": old, "took_part": {}}}

    kept = stats.fitting(
        {"everybody": new, "took_part": {}}, key=key, standing=standing, threshold=5
    )

    assert kept["everybody"] == old


def test_tables_move_on_once_enough_people_have_answered():
    chance = random.Random(1)
    people = [somebody(chance) for _ in range(200)]
    standing = {}
    for key in TABLES * 2:
        standing[key] = stats.fitting(counted(people, key), key=key, standing=standing, threshold=5)
        people += [somebody(chance) for _ in range(60)] if key == TABLES[-1] else []

    for key, counts in standing.items():
        if key != TABLES[-1]:
            assert counts == counted(people[:-60], key)


def test_nothing_else_reads_answers():
    """Neither the model by its name nor the rows by the way to them from a customer or a question."""
    found = set()
    for folder in ("base", "participation", "portal", "reports"):
        for path in (CHECKOUT / folder).rglob("*.py"):
            here = path.relative_to(CHECKOUT)
            name = here.as_posix()
            if "migrations" not in here.parts and name not in MAY_READ and reads_answers(path):
                found.add(name)
    assert not found


def reads_answers(path: Path) -> bool:
    text = path.read_text()
    if "equality_answers" in text or "equality.Answer" in text:
        return True
    own = ("models",) if path.parent.name == "equality" else ()
    return any(
        isinstance(node, ast.ImportFrom)
        and ((node.module or "").endswith("equality.models") or node.module in own)
        and {alias.name for alias in node.names} & {"Answer", "CountedTable", "*"}
        for node in ast.walk(ast.parse(text))
    )


@pytest.mark.django_db(transaction=True)
def test_tables_of_one_question_are_counted_one_after_the_other(monkeypatch):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write at a time; PostgreSQL settles this race.")
    found_free = []
    count = stats._count

    def another_page_comes() -> None:
        same = Question.objects.filter(code="sex").select_for_update(skip_locked=True)
        with transaction.atomic():
            found_free.extend(same)
        connection.close()

    def counting(*asked):
        with ThreadPoolExecutor(1) as pool:
            pool.submit(another_page_comes).result()
        return count(*asked)

    monkeypatch.setattr(stats, "_count", counting)

    assert table() is not None
    assert found_free == []
