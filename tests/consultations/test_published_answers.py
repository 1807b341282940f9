"""What everybody reads of the answers after it closed: numbers alone, and no small ones."""

import datetime as dt

import pytest
from django.utils import timezone

from participation.programme.consultations.models import Response
from participation.questionnaires.building.services import open_questionnaire
from participation.questionnaires.kinds import Kind
from tests.factories.activities import make_closed_consultation, make_consultation
from tests.factories.people import make_customer
from tests.factories.questionnaires import (
    add_question,
    make_answers,
    make_questionnaire,
    option_of,
)


@pytest.mark.django_db
def test_everybody_reads_numbers_after_it_closed_and_no_words(
    client, officer, django_assert_max_num_queries
):
    questionnaire = make_questionnaire(officer)
    option = add_question(questionnaire, "Which option?", "Cheap", "Dear")
    words = add_question(questionnaire, "Why?", kind=Kind.LONG)
    open_questionnaire(questionnaire=questionnaire, by=officer)
    consultation = make_closed_consultation(questionnaire=questionnaire)
    days = [consultation.closes_on] * 24 + [timezone.localdate()] * 3
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

    client.get(page)  # the first look says as of when answers are told from now on
    with django_assert_max_num_queries(12):
        shown = client.get(page).content.decode()

    assert "24 people gave an answer that counts" in shown  # and three came late
    assert shown.count(">12<") == 2
    assert "My own words" not in shown
    assert "How this consultation was done" in shown
    assert "24 people sent answers." in shown
    assert "Who answered chose to. Others may think otherwise." in shown


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
