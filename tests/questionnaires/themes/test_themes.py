"""Answers in words are sorted by theme, and each person counts once in each."""

import pytest

from base.core.refused import Refused
from participation.questionnaires.models import Question, Reading, Sheet
from participation.questionnaires.themes.services import join_themes, split_theme, write_theme
from participation.questionnaires.themes.stats import Agreement, agreement, people_by_theme
from participation.questionnaires.themes.told import themes_told
from tests.factories.people import make_customer

from .conftest import Words

SECOND, SETTLED = Reading.Stand.SECOND, Reading.Stand.SETTLED


def counts(words) -> dict[str, int]:
    found = people_by_theme(words.questionnaire, words.code, words.asked.counted())
    return {line.theme.name: line.people for line in found.lines}


def test_people_are_counted_by_theme_of_those_whose_answer_was_read(words):
    cost, heat = words.theme("Cost"), words.theme("Heating")
    words.read(words.wrote("Too dear and too cold"), cost, heat)
    words.read(words.wrote("Too dear"), cost)
    words.read(words.wrote("Hello"))
    words.wrote("Nobody has read this yet")

    found = people_by_theme(words.questionnaire, words.code, words.asked.counted())

    assert (found.wrote, found.read, found.none) == (4, 3, 1)
    assert [(str(line.theme), line.people, line.percent) for line in found.lines] == [
        ("Cost", 2, 66.7),
        ("Heating", 1, 33.3),
    ]


def test_whoever_answers_again_counts_by_what_they_said_last(words):
    cost, somebody = words.theme("Cost"), make_customer()
    words.read(words.wrote("Too dear", customer=somebody), cost)
    words.wrote("Fine by me", customer=somebody)

    assert counts(words) == {"Cost": 0}


def test_two_themes_become_one_and_nobody_counts_twice(words):
    rent, price = words.theme("Rent"), words.theme("Price")
    words.read(words.wrote("Dear rent, high price"), rent, price)
    words.read(words.wrote("High price"), price)

    join_themes(theme=price, into=rent, by=words.officer)
    join_themes(theme=price, into=rent, by=words.officer)

    assert counts(words) == {"Rent": 2}


def test_a_theme_is_split_and_the_rest_stays(words):
    money = words.theme("Money")
    heating = words.wrote("Heating costs")
    words.read(heating, money)
    words.read(words.wrote("Rent costs"), money)

    split_theme(theme=money, name="Heating", answers=[heating.pk], by=words.officer)

    assert counts(words) == {"Heating": 1, "Money": 1}


def test_a_name_stands_once_and_a_number_is_never_given_again(words):
    first, second = words.theme("Rent"), words.theme("Heat")
    with pytest.raises(Refused, match="of this name already"):
        words.theme("rENT")
    join_themes(theme=second, into=first, by=words.officer)

    again = words.theme("Heat")

    assert again.number == 3
    write_theme(
        questionnaire=words.questionnaire,
        code=words.code,
        theme=first,
        name="RENT",
        by=words.officer,
    )


def test_a_second_reader_is_somebody_else(words):
    cost = words.theme("Cost")
    answer = words.wrote("Too dear")
    with pytest.raises(Refused, match="Somebody else has to have read"):
        words.read(answer, cost, stand=SECOND)
    words.read(answer, cost)

    with pytest.raises(Refused, match="Somebody else has to have read"):
        words.read(answer, cost, stand=SECOND)


def test_what_two_read_differently_is_settled_and_then_counts(words, second_reader):
    cost, heat = words.theme("Cost"), words.theme("Heating")
    same, other = words.wrote("Too dear"), words.wrote("The bills for gas")
    for answer in (same, other):
        words.read(answer, cost)
    words.read(same, cost, by=second_reader, stand=SECOND)
    words.read(other, heat, by=second_reader, stand=SECOND)
    assert list(words.asked.differing()) == [other]
    assert counts(words) == {"Cost": 2, "Heating": 0}

    words.read(other, heat, stand=SETTLED)

    assert list(words.asked.differing()) == []
    assert counts(words) == {"Cost": 1, "Heating": 1}


def test_agreement_is_of_what_both_said_before_anything_was_settled(words, second_reader):
    cost = words.theme("Cost")
    found = [(True, True), (True, False), (False, True), (False, False)]
    for first, second in found:
        answer = words.wrote("Words")
        words.read(answer, *([cost] if first else []))
        words.read(answer, *([cost] if second else []), by=second_reader, stand=SECOND)

    together, line = agreement(words.questionnaire, words.code, words.asked.counted())

    assert (line.both, line.first_alone, line.second_alone, line.neither) == (1, 1, 1, 1)
    assert (line.percent, line.kappa) == (50.0, 0.0)
    assert (together.of, together.percent) == (4, 50.0)


@pytest.mark.parametrize(
    ("both", "first", "second", "of", "percent", "kappa"),
    [
        # 20 both yes, 15 both no, 5 and 10 apart: agreed 0.7, by chance 0.5, so (0.7 - 0.5) / 0.5.
        (20, 5, 10, 50, 70.0, 0.4),
        # 45 and 25 agree, 15 and 15 do not: by chance 0.6 * 0.6 + 0.4 * 0.4 = 0.52.
        (45, 15, 15, 100, 70.0, 0.375),
        (10, 0, 0, 10, 100.0, None),
        (5, 0, 0, 10, 100.0, 1.0),
        (0, 0, 0, 0, None, None),
    ],
)
def test_kappa_takes_chance_out_of_agreement(both, first, second, of, percent, kappa):
    line = Agreement("", both, first, second, of)

    assert (line.percent, line.kappa) == (percent, kappa)


def test_a_question_of_another_questionnaire_with_the_same_code_does_not_count(words):
    cost, threshold = words.theme("Cost"), 1
    words.read(words.wrote("Too dear"), cost)
    words.read(words.wrote("Hello"))
    other = Words(words.officer)
    Question.objects.filter(pk=other.question.pk).update(code=words.code)
    other.code = words.code
    other.read(other.wrote("Lovely"))

    (told,) = themes_told(words.questionnaire, Sheet.objects.counted(), threshold=threshold)

    assert (told.people, told.of) == (1, 2)
