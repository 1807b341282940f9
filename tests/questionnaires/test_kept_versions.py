"""What people are asked is read once in a process, and nobody's page is changed by somebody else's."""

import pytest

from participation.questionnaires.building.services import begin_correction
from participation.questionnaires.kept_versions import questions_asked
from participation.questionnaires.translating.services import Words, read_in
from tests.factories.questionnaires import add_question, make_questionnaire, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def rent(officer):
    questionnaire = make_questionnaire(officer)
    add_question(questionnaire, "Which colour?", "Red", "Blue")
    return questionnaire


def read_out(questions) -> list[tuple[str, list[str]]]:
    return [(one.words, [option.words for option in one.options.all()]) for one in questions]


def test_questions_that_are_open_are_read_once(rent, django_assert_num_queries):
    version = opened(rent).asked
    first = read_out(questions_asked(version))

    with django_assert_num_queries(0):
        again = read_out(questions_asked(version))

    assert again == first == [("Which colour?", ["Red", "Blue"])]


def test_what_is_put_into_another_language_for_one_stays_as_it_is_for_others(rent):
    version = opened(rent).asked
    words = Words("pl", {"Which colour?": "Jaki kolor?", "Red": "Czerwony", "Blue": "Niebieski"})
    mine = questions_asked(version)
    read_in(words, version, mine)

    assert read_out(mine) == [("Jaki kolor?", ["Czerwony", "Niebieski"])]
    assert read_out(questions_asked(version)) == [("Which colour?", ["Red", "Blue"])]


def test_questions_that_are_written_are_read_each_time_and_a_correction_is_read_anew(rent, officer):
    asked_first = opened(rent).asked
    questions_asked(asked_first)
    draft = begin_correction(questionnaire=rent, by=officer)
    questions_asked(draft)
    add_question(rent, "Which room?", "Hall", "Kitchen")

    assert len(questions_asked(draft)) == 2
    assert len(questions_asked(opened(rent).asked)) == 2
    assert len(questions_asked(asked_first)) == 1
