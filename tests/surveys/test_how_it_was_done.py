"""What everybody reads of a survey besides its results: how it was put to people, and to whom."""

import datetime as dt

import pytest
from django.utils import timezone

from participation.questionnaires.fieldwork import Basis
from participation.questionnaires.models import Sheet
from surveys.counted import told_to_everybody
from surveys.fieldwork import fieldwork
from surveys.models import Draw, ScheduledCycle, Survey
from tests.factories.surveys import make_schedule
from tests.surveys.test_unequal_draws import Drawn

pytestmark = pytest.mark.django_db


def publish(survey: Survey) -> Survey:
    now = timezone.now()
    Survey.objects.filter(pk=survey.pk).update(
        ends_at=now, next_steps="We ring the day before.", results_published_at=now
    )
    survey.refresh_from_db()
    return survey


def test_published_results_are_weighted_stand_by_mode_and_say_how_it_was_done(
    client, officer, django_assert_max_num_queries
):
    """Of 80 tenants 20 were asked (4 each), of 30 owners 30 (1 each): 10 and 11 said yes, 10 and 12 no."""
    asked = Drawn(officer, ("Tenant", 80, 20, 10, 10), ("Owner", 30, 30, 11, 12))
    posted = Sheet.objects.filter(customer__name__startswith="Owner")
    posted.update(mode=Sheet.Mode.PAPER)
    survey = publish(asked.survey)
    address = f"{survey.get_absolute_url()}results/"

    client.get(address)
    with django_assert_max_num_queries(12):
        page = client.get(address).content.decode()

    assert "43 people answered" in page
    # (10·4 + 11) of (20·4 + 23).
    assert "50%" in page
    for words in (
        "On paper<br>",
        "That is 86.0% of the 50 who were asked.",
        "by the seed 0a1b2c3d",
        "Tenant: 20 were drawn of 80, so an answer counts for 4.00.",
        "72.7%",  # of everybody, tenants
        "Not stated.",  # who did it
        "Do you feel safe?",
        "not weighted",
    ):
        assert words in page, words


def test_how_many_of_a_group_were_enough_and_what_happened_then_is_told(client, officer):
    asked = Drawn(officer, ("Tenant", 80, 20, 10, 10), ("Owner", 30, 30, 11, 12))
    asked.draw.quotas, asked.draw.when_full = {"Tenant": 20}, Draw.WhenFull.NO_REMINDERS
    asked.draw.save()

    page = client.get(f"{publish(asked.survey).get_absolute_url()}results/").content.decode()

    assert "20 of “Tenant”. Once a group had so many: remind nobody else of that group." in page


def test_few_answers_are_told_as_few_in_how_it_was_done_too(client, officer):
    survey = publish(Drawn(officer, ("Tenant", 8, 4, 3, 0)).survey)

    page = client.get(f"{survey.get_absolute_url()}results/").content.decode()

    assert "Too few people answered to say how many." in page
    assert "3 people" not in page
    assert "75.0%" not in page
    assert told_to_everybody.now(survey.questionnaire_id).reading.threshold == 10


def test_a_survey_after_a_job_says_what_all_its_cycles_took_drew_and_left_out():
    schedule = make_schedule(share=50)
    today = timezone.localdate()
    for weeks, taken, asked in ((2, 100, 40), (1, 60, 20)):
        ScheduledCycle.objects.create(
            schedule=schedule,
            survey=schedule.survey,
            due_on=today - dt.timedelta(weeks=weeks),
            share=50,
            seed="s",
            drawn_at=timezone.now(),
            jobs_taken=taken,
            asked=asked,
            left_out={"asked_before": 10, "not_drawn": asked},
        )

    work = fieldwork(schedule.survey)

    assert (work.basis, work.population, work.asked) == (Basis.SAMPLE, 160, 60)
    told = dict(work.about)
    assert "2 times from" in told["How those who were asked were chosen"]
    assert "160 jobs or visits in all" in told["How those who were asked were chosen"]
    assert told["About what nobody was asked"] == "They were asked in this survey before: 20."
