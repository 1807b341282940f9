"""What was answered, with what the percentages are of."""

from decimal import Decimal

import pytest

from participation.questionnaires.building.services import Choice, begin_correction, write_question
from participation.questionnaires.kinds import Kind
from participation.questionnaires.results.counting import results_of
from tests.factories.people import make_customer
from tests.factories.questionnaires import (
    add_question,
    make_answers,
    make_questionnaire,
    opened,
    option_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def rent(officer):
    return make_questionnaire(officer)


def answered(rent, question, *words):
    """Each of the words by somebody of their own."""
    for one in words:
        make_answers(rent, make_customer(), {question.code: (option_of(question, one),)})


def shares(result) -> list[tuple[str, int, float | None]]:
    return [(line.words, line.people, line.share) for line in result.lines]


def test_whoever_does_not_know_leaves_the_denominator(rent):
    colour = add_question(rent, "Which colour?", "Red", "Blue", dont_know="Don’t know")
    opened(rent)
    answered(rent, colour, "Red", "Red", "Red", "Blue", "Don’t know")

    (result,) = results_of(rent, rent.answer_sheets.counted())

    assert (result.answered, result.counted) == (5, 4)
    assert shares(result) == [("Red", 3, 75), ("Blue", 1, 25), ("Don’t know", 1, None)]


def test_several_answers_of_one_person_are_one_person(rent):
    days = add_question(rent, "Which days?", "Monday", "Friday", kind=Kind.SEVERAL)
    opened(rent)
    both = tuple(option_of(days, words) for words in ("Monday", "Friday"))
    make_answers(rent, make_customer(), {days.code: both})
    begin_correction(questionnaire=rent, by=rent.created_by)
    answered(rent, days, "Friday")
    opened(rent)
    answered(rent, rent.asked.questions.get(), "Monday")

    (result,) = results_of(rent, rent.answer_sheets.counted())

    assert result.counted == 3  # of both versions
    assert [line.people for line in result.lines] == [2, 2]


def test_what_was_answered_before_a_correction_is_joined_with_what_was_after(rent):
    colour = add_question(rent, "Which color?", "Red", "Blue")
    opened(rent)
    answered(rent, colour, "Red", "Blue")
    draft = begin_correction(questionnaire=rent, by=rent.created_by)
    corrected = write_question(
        questionnaire=rent,
        question=draft.questions.get(),
        kind=Kind.SINGLE,
        words="Which colour?",
        choices=[Choice("Red"), Choice("Green")],
        by=rent.created_by,
    )
    opened(rent)
    answered(rent, corrected, "Red", "Green")

    (result,) = results_of(rent, rent.answer_sheets.counted())

    assert result.question.words == "Which colour?"
    assert shares(result) == [("Red", 2, 50), ("Green", 1, 25), ("Blue", 1, 25)]


def test_numbers_have_an_average_and_where_they_lie(rent):
    rooms = add_question(rent, "How many rooms?", kind=Kind.NUMBER)
    add_question(rent, "Anything else?")
    opened(rent)
    for number in (2, 3, 4):
        make_answers(rent, make_customer(), {rooms.code: Decimal(number)})

    of_rooms, of_words = results_of(rent, rent.answer_sheets.counted())

    assert (of_rooms.average, of_rooms.lowest, of_rooms.highest) == (3, 2, 4)
    assert (of_words.answered, of_words.is_listed) == (0, True)


def test_results_take_as_many_statements_for_many_as_for_few(rent, django_assert_max_num_queries):
    questions = [add_question(rent, f"Number {n}?", "Yes", "No") for n in range(3)]
    opened(rent)
    for question in questions:
        answered(rent, question, "Yes", "No")

    with django_assert_max_num_queries(6):
        assert len(results_of(rent, rent.answer_sheets.counted())) == 3
