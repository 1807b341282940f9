"""What is published of equality answers stays still while too few people have changed theirs."""

import ast
import datetime as dt
import random
from pathlib import Path

import pytest
from django.utils import timezone

from participation.activities.models import Engagement
from participation.equality import stats
from participation.equality.models import CountedTable, Question
from participation.equality.services import answer_question, remove_answers
from tests.factories.people import make_customer

CHECKOUT = Path(__file__).resolve().parents[2]
#: Where a person's own answers are asked, shown to them and taken back; and the totals.
MAY_READ = {
    "participation/equality/forms.py",
    "participation/equality/models.py",
    "participation/equality/questionnaire.py",
    "participation/equality/services.py",
    "participation/equality/stats.py",
    # Moves, copies for their owner and erases whole rows; and makes some up for the demonstration.
    "participation/records/relations.py",
    "portal/demo/world/told_us.py",
}


def table():
    nobody = Engagement.objects.annotate(slice=stats.Value("2026"))
    return stats.answer_table(["sex"], [nobody])


def shown() -> dict:
    return {group[0]: cell.everybody for group, cell in table().shown("2026", whole="2026").items()}


def sex(customer, code):
    question = Question.objects.asked().get(code="sex")
    answer_question(customer=customer, question=question, option=question.options.get(code=code))


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


@pytest.mark.parametrize("seed", range(50))
def test_between_two_editions_no_column_differs_by_a_few(seed):
    """However the answers move from one count to the next, what is published of two following
    editions differs by nobody or by at least the threshold."""
    chance = random.Random(seed)
    counts = {name: chance.randint(0, 30) for name in ("Female", "Male", stats.NOT_SAID)}

    def column():
        return sorted([name, n] for name, n in counts.items())

    published = {"everybody": column(), "took_part": {"2026": column()}}
    for _ in range(60):
        name = chance.choice(list(counts))
        counts[name] = max(0, counts[name] + chance.choice([-2, -1, 0, 1, 1, 2, 6]))
        counted = {"everybody": column(), "took_part": {"2026": column()}}
        following = stats._replaced(published, counted, 5)
        for before, after in (
            (published["everybody"], following["everybody"]),
            (published["took_part"]["2026"], following["took_part"]["2026"]),
        ):
            changed = sum(abs(dict(before)[key] - dict(after)[key]) for key in counts)
            assert changed == 0 or changed >= 5
        published = following


def test_nothing_else_reads_answers():
    """Neither the model by its name nor the rows by the way to them from a customer or a question."""
    found = set()
    for folder in ("participation", "portal", "reports"):
        for path in (CHECKOUT / folder).rglob("*.py"):
            name = path.relative_to(CHECKOUT).as_posix()
            if "migrations" not in path.parts and name not in MAY_READ and reads_answers(path):
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
