"""Writing questions: rules that can hold, answers that can be chosen, and nothing changed under people's hands."""

import pytest

from base.core.refused import Refused
from participation.questionnaires.building.arranging import move_question, remove_question
from participation.questionnaires.building.services import (
    Choice,
    begin_correction,
    drop_correction,
    write_question,
)
from participation.questionnaires.kinds import Kind
from tests.factories.questionnaires import (
    add_question,
    make_questionnaire,
    only_if,
    opened,
    option_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def rent(officer):
    return make_questionnaire(officer)


def words_of(version) -> list[str]:
    return [question.words for question in version.questions.all()]


def test_questions_stand_in_the_order_in_which_they_are_put(rent):
    first, second, _ = (add_question(rent, words) for words in ("One?", "Two?", "Three?"))

    move_question(question=second, up=True)
    move_question(question=second, up=True)  # it is the first already
    remove_question(question=first)

    assert words_of(rent.draft) == ["Two?", "Three?"]


@pytest.mark.parametrize(
    ("choices", "why"),
    [
        ((), "at least two"),
        (("Yes",), "at least two"),
        (("Yes", "yes"), "are the same"),
        (tuple(f"Answer {n}" for n in range(31)), "at most 30"),
    ],
)
def test_answers_to_choose_from_can_be_told_apart(rent, choices, why):
    with pytest.raises(Refused, match=why):
        add_question(rent, "Which?", *choices, kind=Kind.SINGLE)


def test_a_way_out_is_no_answer_to_choose_between(rent):
    with pytest.raises(Refused, match="at least two"):
        add_question(rent, "Which?", "Yes", dont_know="Don’t know", kind=Kind.SINGLE)


def test_a_rule_speaks_of_an_answer_before_it(rent):
    colour = add_question(rent, "Which colour?", "Red", "Blue")
    why = add_question(rent, "Why red?", rules=[only_if(colour, "Red")])

    with pytest.raises(Refused, match="comes before this one"):
        move_question(question=why, up=True)
    with pytest.raises(Refused, match="Change that one first"):
        remove_question(question=colour)
    with pytest.raises(Refused, match="comes before this one"):
        write_question(
            questionnaire=rent,
            question=colour,
            kind=Kind.SINGLE,
            words="Which colour?",
            choices=[Choice("Red"), Choice("Blue")],
            rules=[{"question": colour.code, "must": "answered"}],
            by=rent.created_by,
        )
    assert words_of(rent.draft) == ["Which colour?", "Why red?"]


def test_an_answer_that_a_rule_speaks_of_is_not_taken_out(rent):
    colour = add_question(rent, "Which colour?", "Red", "Blue")
    add_question(rent, "Why red?", rules=[only_if(colour, "Red")])

    with pytest.raises(Refused, match="an answer of “Which colour\\?”"):
        write_question(
            questionnaire=rent,
            question=colour,
            kind=Kind.SINGLE,
            words="Which colour?",
            choices=[Choice("Green"), Choice("Blue")],
            by=rent.created_by,
        )


@pytest.mark.parametrize(
    "rules",
    [
        [("Red", "is"), ("Blue", "is")],
        [("Red", "is"), ("Red", "is_not")],
        [("Red", "is_not"), ("Blue", "is_not")],
    ],
)
def test_rules_that_nobody_can_fit_are_refused(rent, rules):
    colour = add_question(rent, "Which colour?", "Red", "Blue")
    all_of_them = [only_if(colour, words, must) for words, must in rules]

    with pytest.raises(Refused, match="nobody is asked"):
        add_question(rent, "Why?", rules=all_of_them)
    add_question(rent, "Why?", rules=all_of_them, any_rule=True)


def test_what_people_are_asked_is_frozen_and_a_correction_is_a_version_of_its_own(rent):
    colour = add_question(rent, "Which color?", "Red", "Blue")
    opened(rent)

    with pytest.raises(Refused, match="Begin a correction"):
        add_question(rent, "One more?")

    draft = begin_correction(questionnaire=rent, by=rent.created_by)
    copied = draft.questions.get()
    write_question(
        questionnaire=rent,
        question=copied,
        kind=Kind.SINGLE,
        words="Which colour?",
        choices=[Choice("Red"), Choice("Blue")],
        by=rent.created_by,
    )
    with pytest.raises(Refused, match="Begin a correction"):
        remove_question(question=colour)

    assert (words_of(rent.asked), words_of(rent.draft)) == (["Which color?"], ["Which colour?"])
    assert copied.code == colour.code
    assert option_of(draft.questions.get(), "Red") == option_of(colour, "Red")
    assert begin_correction(questionnaire=rent, by=rent.created_by) == draft


def test_another_kind_of_answer_is_another_question(rent):
    colour = add_question(rent, "Which colour?", "Red", "Blue")
    code = colour.code

    write_question(
        questionnaire=rent,
        question=colour,
        kind=Kind.LONG,
        words="Which colour?",
        by=rent.created_by,
    )

    assert rent.draft.questions.get().code != code


def test_a_question_that_others_hang_on_keeps_its_kind(rent):
    colour = add_question(rent, "Which colour?", "Red", "Blue")
    add_question(rent, "Why red?", rules=[only_if(colour, "Red")])

    with pytest.raises(Refused, match="“Why red\\?” would not be asked as its rules say"):
        write_question(
            questionnaire=rent,
            question=colour,
            kind=Kind.LONG,
            words="Which colour?",
            by=rent.created_by,
        )


def test_corrections_that_are_thrown_away_change_nothing(rent):
    add_question(rent, "Which colour?")
    with pytest.raises(Refused, match="no corrections"):
        drop_correction(questionnaire=rent, by=rent.created_by)
    opened(rent)
    draft = begin_correction(questionnaire=rent, by=rent.created_by)
    remove_question(question=draft.questions.get())

    drop_correction(questionnaire=rent, by=rent.created_by)
    drop_correction(questionnaire=rent, by=rent.created_by)

    assert (rent.draft, words_of(rent.asked)) == (None, ["Which colour?"])
    assert begin_correction(questionnaire=rent, by=rent.created_by).number == 2


def test_nothing_is_opened_without_a_question(rent):
    with pytest.raises(Refused, match="no question yet"):
        opened(rent)
