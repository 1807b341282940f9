"""What is told stands until so many have changed that nobody can be told apart from two tables."""

import pytest

from participation.questionnaires.answering.services import record_sheet
from participation.questionnaires.models import Sheet
from participation.questionnaires.owners import owned
from participation.questionnaires.results.releases import as_of, released
from surveys.models import Privacy
from surveys.planning.services import open_survey
from tests.factories.people import make_customer
from tests.factories.questionnaires import (
    add_question,
    make_answers,
    make_questionnaire,
    opened,
    option_of,
)
from tests.factories.surveys import make_survey

pytestmark = pytest.mark.django_db


def test_one_answer_more_changes_nothing_that_is_told(officer):
    rent = make_questionnaire(officer)
    colour = add_question(rent, "Which colour?", "Red", "Blue")
    opened(rent)

    def answer(*words: str) -> None:
        for one in words:
            make_answers(rent, make_customer(), {colour.code: (option_of(colour, one),)})

    def told() -> list[int | None]:
        return [line.people for line in released(rent).published()[0].lines]

    answer(*["Red"] * 12, *["Blue"] * 15)
    assert told() == [12, 15]

    make_answers(
        rent, rent.answer_sheets.first().customer, {colour.code: (option_of(colour, "Red"),)}
    )
    answer(*["Red"] * 8)
    assert told() == [12, 15]

    answer("Blue")  # the tenth who answered or changed theirs
    assert told() == [21, 15]


@pytest.mark.parametrize("promise", [Privacy.CONFIDENTIAL, Privacy.NAMED])
def test_whoever_keyed_nine_of_ten_forms_does_not_have_the_tenth_from_two_tables(officer, promise):
    """Where people may be read by name there is nothing to find out."""
    rent = make_questionnaire(officer)
    colour = add_question(rent, "Which colour?", "Red", "Blue")
    survey = open_survey(
        survey=make_survey("Rent", questionnaire=rent, lead_officer=officer, privacy=promise),
        by=officer,
    )
    whose = owned(survey.questionnaire)

    def answer(number: int, by=None) -> None:
        for _ in range(number):
            sheet = make_answers(rent, make_customer(), {colour.code: (option_of(colour, "Red"),)})
            Sheet.objects.filter(pk=sheet.pk).update(keyed_by=by)

    answer(20)
    first = as_of(rent, whose)
    answer(9, by=officer)
    answer(1)
    after_ten = as_of(rent, whose)
    answer(9)
    after_others = as_of(rent, whose)
    answer(12, by=officer)

    assert (after_ten == first) == (promise == Privacy.CONFIDENTIAL)
    assert after_others > first
    assert as_of(rent, whose) > after_others


def test_people_who_are_counted_apart_hide_nobody_and_are_not_told_apart_themselves(officer):
    rent = make_questionnaire(officer)
    colour = add_question(rent, "Which colour?", "Red", "Blue")
    opened(rent)

    def answer(customers: int, others: int) -> None:
        red = {colour.code: (option_of(colour, "Red"),)}
        for _ in range(customers):
            make_answers(rent, make_customer(), red)
        for _ in range(others):
            record_sheet(questionnaire=rent, customer=None, mode="post", said=red, keyed_by=officer)

    answer(12, 12)
    first = as_of(rent, owned(rent))
    answer(1, 9)
    assert as_of(rent, owned(rent)) == first

    answer(9, 0)
    second = as_of(rent, owned(rent))
    assert second > first
    assert as_of(rent, owned(rent), apart=True) == first

    answer(10, 1)
    assert as_of(rent, owned(rent), apart=True) == as_of(rent, owned(rent)) > second
