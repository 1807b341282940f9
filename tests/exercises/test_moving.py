"""The way of an exercise: who takes which step, what has to be there for it, and what is refused in words."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.periods import months_after
from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.people.groups.models import Membership
from scrutiny.exercises.models import Exercise, Side, Stage
from scrutiny.exercises.services import begin_exercise, move_on, write_scope
from scrutiny.exercises.services.reviewing import tell_of_reviews
from scrutiny.topics.models import Size, Topic
from tests.factories.exercises import (
    SCOPE,
    make_exercise,
    make_exercise_at,
    make_member_of,
    make_planned_topic,
    make_scoped,
)
from tests.factories.people import make_user
from tests.factories.topics import make_seat, make_topic

pytestmark = pytest.mark.django_db


def test_it_begins_with_what_was_chosen_and_planned_with_the_time_box_of_its_size(panel):
    officer = make_user(Role.STAFF)
    topic = make_planned_topic(size=Size.LIGHT)

    exercise = begin_exercise(topic=topic, by=officer)

    assert begin_exercise(topic=topic, by=officer) == exercise
    assert (exercise.size, exercise.weeks, exercise.panel) == (Size.LIGHT, 4, panel)
    assert exercise.due_on == timezone.localdate() + dt.timedelta(days=27)
    assert [move.stage for move in exercise.moves.all()] == [Stage.CHOSEN]
    with pytest.raises(Refused, match="in no programme"):
        begin_exercise(topic=make_topic("Bins"), by=officer)


def test_nothing_is_agreed_before_the_sheet_says_everything(panel, jean):
    exercise = make_exercise()
    write_scope(exercise=exercise, by=jean, weeks=9, plan_item=None, **SCOPE | {"whom": ""})
    with pytest.raises(Refused, match="does not say yet: who is asked"):
        move_on(exercise=exercise, after=Stage.CHOSEN, by=jean)

    write_scope(exercise=exercise, by=jean, weeks=9, plan_item=None, **SCOPE)
    move_on(exercise=exercise, after=Stage.CHOSEN, by=jean)

    exercise.refresh_from_db()
    assert exercise.shared_on == timezone.localdate()
    assert exercise.due_on == timezone.localdate() + dt.timedelta(weeks=9, days=-1)
    with pytest.raises(Refused, match="does not change any more"):
        write_scope(exercise=exercise, by=jean, weeks=9, plan_item=None, **SCOPE)


def test_of_two_who_move_it_at_once_the_second_hears_that_it_is_moved(panel, jean):
    exercise = make_scoped(by=jean)
    dan = make_member_of(panel, "Dan Panel")

    move_on(exercise=exercise, after=Stage.CHOSEN, by=jean)
    with pytest.raises(Refused, match="It now says: Scope agreed"):
        move_on(exercise=exercise, after=Stage.CHOSEN, by=dan)

    assert exercise.moves.count() == 2


def test_each_side_takes_its_own_steps_alone(panel, jean, isla):
    ali = make_member_of(make_topic("Bins").panel, "Ali Left")
    panel.memberships.filter(customer__user=ali).update(until_on=timezone.localdate())
    theirs = make_exercise_at(Stage.SCOPED)
    for stranger in (isla, ali):
        with pytest.raises(Refused, match="Only somebody who sits on"):
            move_on(exercise=theirs, after=Stage.SCOPED, by=stranger)

    ours = make_exercise_at(Stage.RESPONSE, "Noise")
    assert ours.waits_for is Side.LANDLORD
    for other in (jean, ours.lead_officer):
        with pytest.raises(Refused, match="A manager does this"):
            move_on(exercise=ours, after=Stage.RESPONSE, by=other)
    move_on(exercise=ours, after=Stage.RESPONSE, by=isla)
    assert Exercise.objects.get(pk=ours.pk).at is Stage.ACTION_PLAN


def test_a_chair_who_resigns_in_the_middle_does_not_stop_it(panel, chair, jean):
    exercise = make_scoped(by=chair.customer.user)
    chair.until_on = timezone.localdate()
    chair.save()

    move_on(exercise=exercise, after=Stage.CHOSEN, by=jean)

    assert Exercise.objects.get().at is Stage.SCOPED


def test_a_review_waits_for_its_months_says_what_was_seen_and_then_it_closes(panel, jean):
    early = make_exercise_at(Stage.ACTION_PLAN)
    with pytest.raises(Refused, match="due on"):
        move_on(exercise=early, after=Stage.ACTION_PLAN, by=jean, words="Half of it is done.")

    long_ago = timezone.localdate() - dt.timedelta(days=400)
    exercise = make_exercise_at(Stage.ACTION_PLAN, "Noise", on=long_ago)
    with pytest.raises(Refused, match="Say what you saw"):
        move_on(exercise=exercise, after=Stage.ACTION_PLAN, by=jean, words=" ")
    for stage in (Stage.ACTION_PLAN, Stage.REVIEWED_6, Stage.REVIEWED_12):
        move_on(exercise=exercise, after=stage, by=jean, words="Half of it is done.")

    exercise.refresh_from_db()
    assert exercise.at is Stage.CLOSED
    assert exercise.closed_out_at
    with pytest.raises(Refused, match="closed"):
        move_on(exercise=exercise, after=Stage.CLOSED, by=jean)


def test_members_hear_of_each_step_and_whoever_suggested_it_once_everybody_reads_it(panel, jean):
    make_seat(
        panel, "Olive Looker", Membership.Role.OBSERVER
    )  # has no page of it before everybody has
    exercise = make_scoped(by=jean)
    move_on(exercise=exercise, after=Stage.CHOSEN, by=jean)

    told = Message.objects.filter(about=exercise.source).values_list("customer__name", flat=True)
    assert sorted(told) == ["Jean Panel", "Jean Panel", "Olive Looker", "Sue Gests"]
    assert Topic.objects.get().exercise == exercise


def test_a_review_that_is_due_waits_for_staff_and_each_member_hears_of_it_once(client, panel, jean):
    half_a_year_ago = months_after(timezone.localdate(), -6)
    due = make_exercise_at(Stage.ACTION_PLAN, on=half_a_year_ago)
    make_exercise_at(Stage.ACTION_PLAN, "Noise", on=half_a_year_ago + dt.timedelta(days=1))
    year = make_exercise_at(Stage.REVIEWED_6, "Bins")
    year.moves.filter(stage=Stage.ACTION_PLAN).update(on=months_after(timezone.localdate(), -12))

    make_seat(panel, "Olive Looker", Membership.Role.OBSERVER)

    assert [tell_of_reviews() for _ in range(2)] == [2, 0]

    told = Message.objects.filter(template="exercises/email/review")
    assert sorted(told.values_list("about", flat=True)) == sorted([due.source, year.source])
    client.force_login(due.lead_officer)
    page = client.get("/staff/").text
    assert f"Help the panel to look again: {due.title}" in page
    assert "look again: Bins" in page
    assert "look again: Noise" not in page
