"""What a regulator is told: counts of its own questions, apart for those it keeps apart, and marked."""

import csv
import datetime as dt
import io

import pytest

from base.core.lookups import load_lists
from participation.people.customers.models import Tenure
from participation.questionnaires.bank.services import add_from_bank, check_entry, entry_of
from participation.questionnaires.fieldwork import Fieldwork
from participation.questionnaires.models.bank import NOT_CHECKED
from participation.questionnaires.owners import OWNERS, Owner
from participation.questionnaires.results.extract import NOT_OF_THE_YEAR, ONE_SERVICE, extract
from participation.questionnaires.results.reading import read_results
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
def survey(morag):
    load_lists()
    return make_questionnaire(morag, "Survey 2026")


def ask(survey, code: str):
    *_, question = add_from_bank(
        questionnaire=survey, entries=[entry_of(code)], by=survey.created_by
    )
    return question


def answer(survey, question, tenure: str, *answers: str) -> None:
    for one in answers:
        customer = make_customer(tenure=Tenure.objects.get(code=tenure))
        said = {question.code: (one,)}
        for rule in question.rules:
            said[rule["question"]] = (rule["option"],)
        make_answers(survey, customer, said)


def taken(client, survey, collection: str) -> list[dict[str, str]]:
    response = client.get(f"{survey.staff_address}regulator/{collection}.csv")
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_rented_and_shared_homes_are_kept_apart_with_numerator_and_denominator(client, survey):
    question = ask(survey, "tsm-tp07")
    opened(survey)
    answer(survey, question, "tenant", "a1", "a2", "a4")
    answer(survey, question, "sharing_owner", "a5")
    answer(survey, question, "factored_owner", "a1")
    out = [option.code for option in question.options.all() if not option.counts]
    answer(survey, question, "tenant", *out)

    rows = taken(client, survey, "tsm")

    totals = {(row["Who"], row["Numerator"], row["Denominator"], row["Percentage"]) for row in rows}
    assert totals == {("Rented", "2", "3", "66.67"), ("Shared ownership", "0", "1", "0.0")}
    assert [row["People"] for row in rows if row["Who"] == "Rented"] == [
        "1",
        "1",
        "0",
        "1",
        "0",
        "1",
    ]
    shown = client.get(f"{survey.staff_address}regulator/").content.decode()
    assert "<strong>66.67%</strong>: 2 of 3." in shown


def test_an_unchecked_question_is_marked_in_every_line_until_somebody_has_checked_it(
    client, admin_user, survey
):
    question = ask(survey, "tsm-tp01")
    opened(survey)
    answer(survey, question, "tenant", "a1")
    assert {row["Before you hand it in"] for row in taken(client, survey, "tsm")} >= {NOT_CHECKED}

    entry = question.bank_entry
    check_entry(
        entry=entry,
        words=entry.words,
        help_text="",
        source_address="https://regulator.example/",
        checked_on=dt.date(2026, 6, 3),
        by=admin_user,
    )

    rows = taken(client, survey, "tsm")
    assert {row["Before you hand it in"] for row in rows if row["Who"] == "Rented"} == {""}


@pytest.mark.parametrize("measure", ["tsm-tp02", "tsm-tp03"])
def test_answers_after_one_job_feed_no_measure_of_everybody(client, survey, measure):
    question = ask(survey, measure)
    opened(survey)
    answer(survey, question, "tenant", "a1")

    row = taken(client, survey, "tsm")[-1]
    assert ONE_SERVICE in row["Before you hand it in"]
    assert row["People"] == ""

    of_everybody = Owner("round", lambda one: object(), fieldwork=lambda row: WHOLE)
    with OWNERS.with_more(of_everybody):
        assert ONE_SERVICE not in taken(client, survey, "tsm")[-1]["Before you hand it in"]


WHOLE = Fieldwork(whole_survey=True)


def test_an_edition_of_other_years_is_marked(client, survey):
    question = ask(survey, "tsm-tp01")
    opened(survey)
    answer(survey, question, "tenant", "a1")
    long_ago = Fieldwork(ended_on=dt.date(2015, 3, 1))

    with OWNERS.with_more(Owner("round", lambda one: object(), fieldwork=lambda row: long_ago)):
        rows = taken(client, survey, "tsm")

    assert all(NOT_OF_THE_YEAR in row["Before you hand it in"] for row in rows)


def test_what_a_regulator_is_told_cannot_be_subtracted_from_the_page_of_results(client, survey):
    question = ask(survey, "tsm-tp07")
    other = add_question(survey, "And else?", "Good", "Bad")
    opened(survey)
    answer(survey, question, "tenant", *["a1"] * 12)
    answer(survey, question, "sharing_owner", *["a1"] * 3)
    answer(survey, question, "factored_owner", *["a1"] * 11)
    for _ in range(3):  # more of them answered than of those who rent, and fewer this question
        owner = make_customer(tenure=Tenure.objects.get(code="factored_owner"))
        make_answers(survey, owner, {other.code: (option_of(other, "Good"),)})
    hidden = Fieldwork(single_answers=False, is_over=True, whole_survey=True)

    with OWNERS.with_more(Owner("round", lambda one: object(), fieldwork=lambda row: hidden)):
        on_page = read_results(survey, by="holding")
        told, _ = extract(survey)

    columns = {name for read in on_page.questions for name, _ in read.table.columns}
    assert "Rented" not in columns
    assert not [one.holding for one in told if one.lines]
