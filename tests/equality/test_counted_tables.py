"""What is published of equality answers stays still while too few people have changed theirs."""

import ast
import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone

from participation.people.equality import stats
from participation.people.equality.models import CountedTable, Question
from participation.people.equality.services import answer_question, remove_answers
from participation.programme.activities.models import Engagement
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


def table():
    return stats.answer_table("sex", {"2026": Engagement.objects.named()})


def shown() -> dict:
    return {group[0]: cell.everybody for group, cell in table().shown("2026").items()}


def sex(customer, code):
    question = Question.objects.asked().get(code="sex")
    answer_question(customer=customer, question=question, option=question.options.get(code=code))


def ill(customer, code="yes"):
    question = Question.objects.asked().get(code="long_term_condition")
    answer_question(customer=customer, question=question, option=question.options.get(code=code))


def by_illness() -> dict:
    """What is kept of those who said yes, before anything is hidden."""
    kept = stats.answer_table("long_term_condition", {}).tally.everybody
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
    for n, person in enumerate(forty[:20]):
        ill(person, "yes" if n % 2 else "no")
    before = by_illness()
    for n, person in enumerate(forty[20:29]):
        ill(person, "yes" if n % 2 else "no")
    as_if_counted_before()
    assert by_illness() == before == {"Yes": 10}

    ill(forty[29])
    as_if_counted_before()

    assert by_illness() == {"Yes": 15}


def test_answers_taken_back_by_a_few_are_not_seen(forty):
    before = shown()
    remove_answers(customer=forty[0])
    remove_answers(customer=forty[20])
    as_if_counted_before()

    assert shown() == before


def test_enough_new_answers_make_a_new_edition_and_the_old_one_is_kept(forty):
    shown()
    for person in forty[30:34]:
        sex(person, "female")
    sex(forty[34], "male")
    as_if_counted_before()

    assert shown()["Female"] == 19
    assert CountedTable.objects.count() == 2


def test_people_who_all_said_the_same_are_not_seen_however_many(forty):
    before = shown()
    for person in forty[30:40]:
        sex(person, "female")
    as_if_counted_before()

    assert shown() == before


def test_who_says_the_same_again_is_not_counted_as_somebody_new(forty):
    shown()
    for n, person in enumerate(forty[:30]):
        sex(person, "female" if n < 15 else "male")
    sex(forty[30], "female")
    as_if_counted_before()

    assert shown()["Female"] == 15


def test_all_tables_are_due_on_the_same_nights(forty, settings):
    settings.EQUALITY_TABLE_DAYS = 30
    first = dt.date.fromordinal(30 * 24_000)

    assert stats._counting(first) == stats._counting(first + dt.timedelta(days=29))
    assert stats._counting(first) != stats._counting(first + dt.timedelta(days=30))


def test_nothing_else_reads_answers():
    """Neither the model by its name nor the rows by the way to them from a customer or a question."""
    found = set()
    for folder in ("base", "participation", "portal", "reports", "scrutiny", "surveys"):
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
    if not own and "equality.models" not in text:
        return False  # to parse every file takes seconds
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
    count = stats._parted

    def another_page_comes() -> None:
        same = Question.objects.filter(code="sex").select_for_update(skip_locked=True)
        with transaction.atomic():
            found_free.extend(same)
        connection.close()

    def counting(*asked):
        with ThreadPoolExecutor(1) as pool:
            pool.submit(another_page_comes).result()
        return count(*asked)

    monkeypatch.setattr(stats, "_parted", counting)

    assert table() is not None
    assert found_free == []
