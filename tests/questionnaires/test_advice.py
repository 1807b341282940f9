"""What whoever writes questions is told to look at again, and what they are not bothered with."""

import pytest

from participation.questionnaires.building.advice import (
    advice_on,
    automated_readability,
    reading_age,
)
from participation.questionnaires.building.paths import nobody_is_asked
from participation.questionnaires.kept_versions import questions_of
from participation.questionnaires.kinds import READY_SCALES, Kind
from tests.factories.questionnaires import add_question, make_questionnaire, only_if

pytestmark = pytest.mark.django_db

DONT_KNOW = "Don’t know"
TWO_THINGS, NO_WAY_OUT, NO_MIDDLE, LEANS = "two things", "don’t know", "no middle", "one side"


@pytest.fixture
def rent(officer):
    return make_questionnaire(officer)


def said_of(question) -> str:
    return " ".join(advice_on(questions_of(question.version)).on.get(question.code, []))


def test_reading_age_is_that_of_the_index():
    # 17 letters, 6 words, 1 sentence: 4.71 * 17 / 6 + 0.5 * 6 - 21.43
    assert automated_readability("The cat sat on the mat.") == pytest.approx(-5.085)
    assert reading_age("The cat sat on the mat.") == 5
    assert reading_age("How do you feel about the repairs that we did in your home?") < 11
    hard = "To what extent does organisational responsiveness regarding maintenance satisfy you?"
    assert reading_age(hard) > 18
    assert reading_age("") == 5


@pytest.mark.parametrize(
    "words",
    [
        "How satisfied are you with repairs and cleaning?",
        "Is the stair clean? Is it safe?",
        "Do you agree that rents are fair or low?",
    ],
)
def test_a_question_that_asks_two_things_is_named(rent, words):
    assert TWO_THINGS in said_of(add_question(rent, words, "Yes", "No", dont_know=DONT_KNOW))


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("Do you own or rent?", ("Own", "Rent")),
        ("Is it between 1 and 5?", ("Yes", "No")),
        ("Are you happy with our terms and conditions?", ("Yes", "No")),
        ("Which band do you like?", ("This band", "Another")),
    ],
)
def test_two_words_for_one_thing_are_no_two_things(rent, words, answers):
    assert TWO_THINGS not in said_of(add_question(rent, words, *answers, dont_know=DONT_KNOW))


def test_two_things_may_be_written_about_together(rent):
    words = "What is good and what is bad?"

    assert said_of(add_question(rent, words, kind=Kind.LONG)) == ""


def test_whoever_does_not_know_can_say_so(rent):
    assert NO_WAY_OUT in said_of(add_question(rent, "Which?", "Red", "Blue"))
    assert said_of(add_question(rent, "Which now?", "Red", "Blue", dont_know=DONT_KNOW)) == ""


@pytest.mark.parametrize("words", ["Don't know", "Not sure", "I would rather not say", "N/A"])
def test_what_is_no_answer_does_not_count(rent, words):
    several = add_question(rent, "Which?", "Red", "Blue", words, kind=Kind.SEVERAL)

    assert f"“{words}” counts in percentages" in said_of(several)


VERY = ("Very satisfied", "Very dissatisfied")
FAIRLY = ("Fairly satisfied", "Fairly dissatisfied")
NEITHER = "Neither satisfied nor dissatisfied"


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ((*VERY, NEITHER), []),
        ((*VERY, *FAIRLY, NEITHER), []),
        ((*VERY, *FAIRLY), [NO_MIDDLE]),
        ((*VERY, FAIRLY[0]), [LEANS]),
        (tuple(str(n) for n in range(11)), []),
    ],
)
def test_a_scale_has_a_middle_and_two_sides(rent, answers, said):
    kind = Kind.SCALE
    scale = add_question(rent, "How satisfied?", *answers, dont_know=DONT_KNOW, kind=kind)

    assert [one for one in (NO_MIDDLE, LEANS) if one in said_of(scale)] == said


def test_minutes_are_to_read_and_to_answer(rent):
    """45 words are 18 seconds; with 60 to write that is more than one minute."""
    add_question(rent, "word " * 30, help_text="word " * 15, kind=Kind.LONG)

    assert advice_on(questions_of(rent.draft)).minutes == 2


def test_a_question_that_no_answers_lead_to_is_named(rent):
    pets = add_question(rent, "Pets?", "Yes", "No")
    which = add_question(rent, "Which?", "Cat", "Dog", rules=[only_if(pets, "Yes")])
    cats = add_question(rent, "Cats?", rules=[only_if(which, "Cat"), only_if(pets, "No")])
    add_question(rent, "Dogs?", rules=[only_if(which, "Dog"), only_if(pets, "No", "is_not")])
    hangs = add_question(rent, "How many cats?", rules=[only_if(cats, must="answered")])
    either = [only_if(cats, must="answered"), only_if(pets, "No")]
    add_question(rent, "Why?", rules=either, any_rule=True)

    assert nobody_is_asked(questions_of(rent.draft)) == [cats, hangs]
    assert "Nobody is asked this" in said_of(cats)


def test_several_answers_at_once_may_lead_to_a_question(rent):
    pets = add_question(rent, "Pets?", "Cat", "Dog", "Fish", kind=Kind.SEVERAL)
    cats = add_question(rent, "Cats?", "Yes", "No", rules=[only_if(pets, "Cat")])
    rules = [only_if(cats, "Yes"), only_if(pets, "Dog"), only_if(pets, "Fish", "is_not")]
    add_question(rent, "Do they get on?", rules=rules)
    without = [only_if(cats, "Yes"), only_if(pets, "Cat", "is_not")]
    alone = add_question(rent, "Why no cat?", rules=without)

    assert nobody_is_asked(questions_of(rent.draft)) == [alone]


@pytest.mark.parametrize("name", READY_SCALES)
def test_nothing_is_to_be_said_of_a_ready_scale(rent, name):
    _, answers = READY_SCALES[name]
    scale = add_question(rent, "How is it?", *answers, dont_know=DONT_KNOW, kind=Kind.SCALE)

    assert said_of(scale) == ""
