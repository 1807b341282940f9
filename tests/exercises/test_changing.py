"""More time, a step back, and the end of an exercise before its time: each with its reason, which everybody reads."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.refused import Refused
from participation.messages.contact.models import Message
from scrutiny.exercises.models import Exercise, Stage
from scrutiny.exercises.services import (
    add_evidence,
    give_more_time,
    move_on,
    step_back,
    write_scope,
)
from tests.factories.exercises import SCOPE, make_exercise, make_exercise_at
from tests.factories.recommendations import make_sent

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def test_more_time_keeps_the_day_that_was_agreed_and_says_why(client, panel, jean):
    exercise = make_exercise_at(Stage.EVIDENCE)
    agreed = exercise.due_on
    later = agreed + 14 * DAY
    client.force_login(jean)

    said = {"due_on_0": later.day, "due_on_1": later.month, "due_on_2": later.year}
    client.post(f"{exercise.panel_address}more-time/", said | {"why": "Two of us were ill."})

    exercise.refresh_from_db()
    assert (exercise.first_due_on, exercise.due_on) == (agreed, later)
    client.logout()
    page = client.get(exercise.get_absolute_url()).text
    assert "Two of us were ill." in page
    assert f"at first until {agreed.day} " in page
    with pytest.raises(Refused, match="a later day"):
        give_more_time(exercise=exercise, due_on=later, why="More", by=jean)
    done = make_exercise_at(Stage.RESPONSE, "Noise")
    with pytest.raises(Refused, match="published"):
        give_more_time(exercise=done, due_on=later + DAY, why="More", by=jean)


def test_a_step_that_is_taken_back_stays_on_record_and_can_be_taken_again(client, panel, jean):
    exercise = make_exercise_at(Stage.FINDINGS)
    exercise.findings.create(number=1, words="It is dark.", written_by=jean)
    client.force_login(jean)

    for why in (" ", "Two tenants rang us."):
        client.post(f"{exercise.panel_address}back/", {"at": "findings", "why": why})

    exercise.refresh_from_db()
    assert exercise.at is Stage.EVIDENCE
    assert exercise.changes.get().words == "Two tenants rang us."
    assert "“Weighing findings” of" in client.get(exercise.get_absolute_url()).text
    assert Message.objects.filter(template="exercises/email/changed").count() == 2
    add_evidence(
        exercise=exercise,
        by=jean,
        kind="visit",
        title="A walk",
        says="Dark.",
        data_date=timezone.localdate(),
    )
    move_on(exercise=exercise, after=Stage.EVIDENCE, by=jean)
    assert exercise.moves.filter(stage=Stage.FINDINGS).count() == 2
    with pytest.raises(Refused, match="It now says: Weighing findings"):
        step_back(exercise=exercise, at=Stage.EVIDENCE, why="Late", by=jean)


def test_nobody_steps_back_behind_a_report_that_everybody_has_read_nor_takes_back_what_another_did(
    client, panel, jean, isla
):
    read = make_exercise_at(Stage.RECOMMENDATIONS)
    with pytest.raises(Refused, match="It stays as it is"):
        step_back(exercise=read, at=Stage.RECOMMENDATIONS, why="A mistake", by=jean)

    planned = make_exercise_at(Stage.ACTION_PLAN, "Noise")
    with pytest.raises(Refused, match="A manager does this"):
        step_back(exercise=planned, at=Stage.ACTION_PLAN, why="It is late", by=jean)
    client.force_login(isla)
    assert "Take our step back" in client.get(planned.staff_address).text
    client.post(f"{planned.staff_address}back/", {"at": "action_plan", "why": "Asked again."})
    assert Exercise.objects.get(pk=planned.pk).at is Stage.RESPONSE


def test_a_scope_that_is_written_anew_is_the_panels_alone_until_it_is_agreed(client, panel, jean):
    exercise = make_exercise_at(Stage.SCOPED)
    step_back(exercise=exercise, at=Stage.SCOPED, why="It was too wide.", by=jean)
    exercise.refresh_from_db()

    page = client.get(exercise.get_absolute_url()).text
    assert "writing its scope sheet anew" in page
    assert SCOPE["question"] not in page
    with pytest.raises(Refused, match="more time"):
        write_scope(exercise=exercise, by=jean, weeks=50, plan_item=None, **SCOPE)


def test_what_is_stopped_goes_no_further_and_what_was_sent_lives_on(client, panel, jean):
    exercise = make_exercise_at(Stage.RESPONSE)
    sent = make_sent("Light the doors", panel=panel, by=jean, activity=exercise.activity_ptr)
    client.force_login(jean)

    client.post(f"{exercise.panel_address}stop/", {"why": "The council does it now."})

    exercise.refresh_from_db()
    assert exercise.standing == "Stopped"
    assert sent in sent.__class__.objects.waiting()
    page = client.get(exercise.get_absolute_url()).text
    assert "The council does it now." in page
    assert "Light the doors" in page
    assert exercise.title in client.get("/scrutiny/exercises/?stage=stopped").text
    assert exercise.title not in client.get("/scrutiny/exercises/?stage=response").text
    with pytest.raises(Refused, match="is stopped"):
        step_back(exercise=exercise, at=Stage.RESPONSE, why="Once more", by=jean)

    client.post(f"{exercise.panel_address}resume/", {"why": "The council stopped."})
    exercise.refresh_from_db()
    assert exercise.standing == "Waiting for the landlord"


def test_what_is_stopped_before_its_scope_is_agreed_says_so_and_shows_no_sheet(client, panel, jean):
    exercise = make_exercise(question="Half a thought?")
    client.force_login(jean)
    client.post(f"{exercise.panel_address}stop/", {"why": "The firm is gone."})

    client.logout()
    page = client.get(exercise.get_absolute_url()).text
    assert "The firm is gone." in page
    assert "Half a thought" not in page
