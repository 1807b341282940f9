"""What everybody reads of the answers after it closed: numbers alone, and no small ones."""

import datetime as dt
from itertools import product

import pytest
from django.utils import timezone

from participation.programme.consultations.models import Response
from participation.programme.consultations.published_answers import published
from participation.questionnaires.building.services import open_questionnaire
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Question
from participation.questionnaires.results.counting import Line, Result
from tests.factories.activities import make_closed_consultation, make_consultation
from tests.factories.people import make_customer
from tests.factories.questionnaires import (
    add_question,
    make_answers,
    make_questionnaire,
    option_of,
)

FEWEST = 5


def result(*people: int, kind=Kind.SINGLE, code="a", of=None, rules=(), ways_out=()) -> Result:
    counted = sum(people) if of is None else of
    lines = [Line(f"Option {n}", count, 100 * count / counted) for n, count in enumerate(people)]
    lines += [Line("I do not know", count, None, counts=False) for count in ways_out]
    question = Question(code=code, words=code, kind=kind, rules=list(rules))
    return Result(question, counted + sum(ways_out), counted, tuple(lines))


def shown(*results: Result) -> list[list[int | None]]:
    return [[line.people for line in one.lines] for one in published(results, threshold=FEWEST)]


def test_a_small_number_is_hidden_and_cannot_be_worked_out_from_the_others():
    assert shown(result(40, 20, 3)) == [[40, None, None]]
    assert shown(result(40, 20, 0)) == [[40, 20, 0]]
    for people in product(range(8), repeat=3):
        (lines,) = shown(result(*people)) if sum(people) >= FEWEST else [[]]
        assert lines.count(None) != 1, people


def test_of_those_who_chose_several_no_few_can_be_told_from_the_rest():
    assert shown(result(40, 3, 20, of=42, kind=Kind.SEVERAL)) == [[None, None, 20]]


def test_few_who_did_not_know_are_hidden_and_leave_the_rest():
    assert shown(result(40, 20, ways_out=[2])) == [[40, 20, None]]


def test_few_answers_in_all_show_nothing():
    (one,) = published([result(2, 2)], threshold=FEWEST)

    assert (one.people, one.lines) == (None, ())


def test_what_was_asked_after_a_hidden_answer_is_hidden_with_it():
    after = [{"question": "a", "must": "is", "option": "x"}]
    first, follow_up = result(40, 20, 3), result(10, 10, code="b", rules=after)
    then = result(6, 6, code="c", rules=[{"question": "b", "must": "answered"}])

    assert [one.people for one in published([first, follow_up, then], threshold=FEWEST)] == [
        63,
        None,
        None,
    ]


@pytest.mark.django_db
def test_everybody_reads_numbers_after_it_closed_and_no_words(
    client, officer, django_assert_max_num_queries
):
    questionnaire = make_questionnaire(officer)
    option = add_question(questionnaire, "Which option?", "Cheap", "Dear")
    words = add_question(questionnaire, "Why?", kind=Kind.LONG)
    open_questionnaire(questionnaire=questionnaire, by=officer)
    consultation = make_closed_consultation(questionnaire=questionnaire)
    days = [consultation.closes_on] * 12 + [timezone.localdate()] * 3
    for n, day in enumerate(days):
        customer = make_customer(f"Customer {n}")
        chosen = option_of(option, "Cheap" if n % 2 else "Dear")
        said = {option.code: (chosen,), words.code: "My own words"}
        make_answers(questionnaire, customer, said)
        Response.objects.create(
            consultation=consultation, customer=customer, how="online", received_on=day
        )
    page = f"{consultation.get_absolute_url()}answers/"
    assert page in client.get(consultation.get_absolute_url()).content.decode()

    with django_assert_max_num_queries(12):
        shown = client.get(page).content.decode()

    assert "12 people gave an answer that counts" in shown  # and three came late
    assert shown.count(">6<") == 2
    assert "My own words" not in shown


@pytest.mark.django_db
def test_nothing_is_published_while_people_can_answer(client, officer):
    questionnaire = make_questionnaire(officer)
    add_question(questionnaire)
    open_questionnaire(questionnaire=questionnaire, by=officer)
    consultation = make_consultation(questionnaire=questionnaire)

    assert client.get(f"{consultation.get_absolute_url()}answers/").status_code == 404
    consultation.ends_at = timezone.now() - dt.timedelta(days=1)
    consultation.save()
    assert client.get(f"{consultation.get_absolute_url()}answers/").status_code == 200
