"""What is told stands until so many have changed that nobody can be told apart from two tables."""

import pytest

from participation.questionnaires.results.releases import released
from tests.factories.people import make_customer
from tests.factories.questionnaires import (
    add_question,
    make_answers,
    make_questionnaire,
    opened,
    option_of,
)

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
