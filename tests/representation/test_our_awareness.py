"""What our own surveys find of who knows that they can take part is taken over by itself (K-82)."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.figures import ALL_SERVICES, Count
from base.core.periods import Period
from participation.questionnaires.bank.ready import AWARE_HOW, AWARE_KNEW, READY
from participation.questionnaires.bank.services import begin_from
from participation.questionnaires.models import Sheet
from participation.reach.representation.figures import know_of_it
from participation.reach.representation.models import AwarenessCount
from participation.reach.representation.our_awareness import take_over
from tests.factories.people import make_customer
from tests.factories.questionnaires import make_answers, make_questionnaire, opened
from tests.factories.surveys import make_closed_survey

pytestmark = pytest.mark.django_db

PAGE = "/staff/representation/awareness/"


def ask(officer, *, ready: str = "awareness", ended_days_ago: int = 20, **answers: int):
    """Closed so many days ago; so many people gave each pair of answers ("yes_no")."""
    questionnaire = make_questionnaire(officer, "Do you know how to have a say?")
    by_code = {
        one.code: one
        for one in begin_from(questionnaire=questionnaire, ready=READY[ready], by=officer)
    }
    survey = make_closed_survey(
        "Do you know how to have a say?",
        questionnaire=opened(questionnaire),
        ends_at=timezone.now() - dt.timedelta(days=ended_days_ago),
    )
    at = survey.starts_at + dt.timedelta(days=1)
    for pair, people in answers.items():
        knew, how = pair.split("_")
        said = {
            code: (by_code[code].options.get(words=words.title()).code,)
            for code, words in (("aware-knew", knew), ("aware-how", how))
        }
        for _ in range(people):
            sheet = make_answers(questionnaire, make_customer(), said)
            Sheet.objects.filter(pk=sheet.pk).update(sent_at=at)
    return survey


def test_a_survey_of_ours_is_taken_over_once_two_weeks_after_its_last_day(staff, officer):
    survey = ask(officer, yes_yes=15, yes_no=12, no_no=13)

    take_over()
    take_over()

    found = AwarenessCount.objects.get()
    assert (found.asked, found.knew, found.knew_how) == (40, 27, 15)
    assert found.asked_on == timezone.localdate(survey.ends_at)
    page = staff.get(PAGE).content.decode()
    assert "27 (68%)" in page
    assert f"/staff/questionnaires/{survey.questionnaire_id}/results/" in page


def test_the_full_satisfaction_survey_asks_it_too():
    assert {AWARE_KNEW, AWARE_HOW} <= set(READY["full-survey-arc"].questions)


def test_while_papers_are_keyed_in_nothing_is_taken_over(officer):
    ask(officer, ended_days_ago=10, yes_yes=15, no_no=13)

    take_over()

    assert not AwarenessCount.objects.exists()


def test_of_few_answers_nothing_is_taken_over(officer):
    ask(officer, yes_yes=30, no_no=3)

    take_over()

    assert not AwarenessCount.objects.exists()


def test_nobody_types_over_what_was_taken_over(staff, officer):
    ask(officer, yes_yes=15, no_no=13)
    take_over()

    assert staff.get(f"{PAGE}{AwarenessCount.objects.get().pk}/").status_code == 404


def test_it_is_an_indicator_for_a_year(officer):
    survey = ask(officer, yes_yes=15, no_no=13)
    take_over()
    day = timezone.localdate(survey.ends_at)

    after = Period(day, day + dt.timedelta(days=200))
    assert know_of_it(after) == {ALL_SERVICES: Count(15, 28)}
    assert know_of_it(Period(day - dt.timedelta(days=90), day - dt.timedelta(days=1))) == {}
    assert know_of_it(Period(day, day + dt.timedelta(days=400))) == {}
