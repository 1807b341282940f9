"""An action has one owner and one day, and somebody else confirms that it is done."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from base.core.refused import Refused
from participation.people.groups.models import Membership
from participation.programme.actions.models import Action, Note
from participation.programme.actions.services import (
    add_proof,
    call_off,
    change_action,
    confirm,
    give_more_time,
    make_action,
    may_confirm,
    say_done,
    send_back,
    tell_customers,
)
from participation.programme.actions.sources import SOURCES, Source
from participation.programme.actions.stats import actions_by_standing, actions_overdue
from participation.programme.actions.worklist import actions_waiting
from participation.programme.activities.models import Outcome
from tests.factories.actions import make_one_action
from tests.factories.activities import make_consultation
from tests.factories.groups import make_membership
from tests.factories.people import make_joined_customer, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def kirsty():
    return make_user(Role.STAFF, name="Kirsty Naismith")


def in_days(days: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=days)


def test_the_first_day_stays_however_often_more_time_is_given(officer):
    action = make_one_action(days=3)

    for days, why in [(10, "The printer is broken"), (20, "It still is")]:
        give_more_time(action=action, due_on=in_days(days), why=why, by=officer)

    action.refresh_from_db()
    assert (action.first_due_on, action.due_on) == (in_days(3), in_days(20))
    assert [(note.due_before, note.words) for note in action.notes.all()] == [
        (in_days(3), "The printer is broken"),
        (in_days(10), "It still is"),
    ]


def test_nobody_confirms_what_they_did_themselves(officer, kirsty):
    with pytest.raises(Refused, match="Somebody else has to confirm"):
        make_one_action(owner=officer, confirmer=officer)
    action = make_one_action(owner=kirsty, confirmer=officer)
    with pytest.raises(Refused, match="You are to confirm"):
        say_done(action=action, words="Done", by=officer)
    say_done(action=action, words="Done", by=kirsty)

    for somebody in (kirsty, make_user(Role.STAFF)):
        with pytest.raises(Refused, match="confirm"):
            confirm(action=action, by=somebody)
    confirm(action=action, by=officer)
    confirm(action=action, by=officer)  # pressed twice

    action.refresh_from_db()
    assert action.standing == "Confirmed"
    assert action.notes.filter(what=Note.What.CONFIRMED).count() == 1


def test_what_is_not_done_goes_back_with_the_reason(officer, kirsty):
    action = make_one_action(owner=kirsty, confirmer=officer)
    say_done(action=action, words="Done", by=kirsty)

    send_back(action=action, why="The letter says nothing of it", by=officer)

    action.refresh_from_db()
    assert action.is_open
    assert action.notes.last().words == "The letter says nothing of it"


def test_where_a_panel_is_named_only_its_members_confirm(officer, kirsty):
    consultation = make_consultation()
    member = make_joined_customer("Jean Panel")
    seat = make_membership(customer=member)
    recommended = Source(
        "panel_asked",
        "What a panel asked",
        lambda pk: consultation,
        confirmed_by=lambda row: seat.group,
    )
    action = make_action(
        what="Say by when",
        service="rent",
        owner=kirsty,
        confirmer=officer,
        due_on=in_days(5),
        by=officer,
        of=(recommended, consultation),
    )
    say_done(action=action, words="Said", by=kirsty)
    assert action.confirmer is None

    onlooker = make_joined_customer("Ewan Bell")
    make_membership(seat.group, onlooker, role=Membership.Role.OBSERVER)

    for nobody_of_it in (officer, onlooker.user):
        with pytest.raises(Refused, match="This is for"):
            confirm(action=action, by=nobody_of_it)
    assert may_confirm(Action.objects.get(), member.user)
    confirm(action=action, by=member.user)

    seat.until_on = timezone.localdate()
    seat.save()
    assert not may_confirm(Action.objects.get(), member.user)


def test_told_to_customers_it_is_one_outcome_that_moves_with_it(officer, kirsty):
    consultation = make_consultation()
    (of,) = [(one, consultation) for one in SOURCES if one.code == "consultation"]
    action = make_action(
        what="Name the fund",
        service="rent",
        owner=kirsty,
        confirmer=officer,
        due_on=in_days(5),
        by=officer,
        of=of,
    )
    told = {"said": "Nobody knows of the fund", "answer": "We name it", "said_on": in_days(0)}
    for _ in range(2):
        outcome = tell_customers(action=action, by=officer, **told)
    assert Outcome.objects.count() == 1
    assert (outcome.state, outcome.activity_id) == (Outcome.State.DOING, consultation.pk)
    add_proof(action=action, title="The letter", link="https://letters.example/1", by=kirsty)
    say_done(action=action, words="Done", by=kirsty)
    assert Outcome.objects.get().state == Outcome.State.DOING

    confirm(action=action, by=officer)

    outcome.refresh_from_db()
    assert (outcome.state, outcome.proof) == (Outcome.State.DONE, "https://letters.example/1")


def test_what_is_called_off_is_told_as_plainly(officer):
    action = make_one_action(confirmer=officer)
    tell_customers(
        action=action, said="Plant trees", answer="We will", said_on=in_days(0), by=officer
    )

    call_off(action=action, why="The ground has pipes.", by=officer)

    outcome = Outcome.objects.get()
    assert (outcome.state, outcome.answer) == (Outcome.State.NOT_POSSIBLE, "The ground has pipes.")
    with pytest.raises(Refused, match="done or called off"):
        give_more_time(action=action, due_on=in_days(99), why="No", by=officer)


def test_every_action_stands_in_one_place(officer, kirsty):
    make_one_action(days=-3)
    make_one_action()
    said, confirmed, off = (make_one_action(owner=kirsty, confirmer=officer) for _ in range(3))
    for action in (said, confirmed):
        say_done(action=action, words="Done", by=kirsty)
    confirm(action=confirmed, by=officer)
    call_off(action=off, why="No money", by=officer)

    found = actions_by_standing(Action.objects.all())

    assert (found.overdue, found.open, found.said_done, found.confirmed, found.called_off) == (
        (1,) * 5
    )
    assert found.all == Action.objects.count()
    assert actions_overdue() == 1


def test_each_has_on_their_worklist_what_is_theirs_to_do_or_confirm(officer, kirsty):
    make_one_action("Soon", owner=kirsty, confirmer=officer, days=3)
    make_one_action("Not yet", owner=kirsty, confirmer=officer, days=90)
    done = make_one_action("Done", owner=kirsty, confirmer=officer, days=-2)
    say_done(action=done, words="Done", by=kirsty)

    assert [task.what for task in actions_waiting(kirsty)] == ["Do: Soon"]
    assert [task.what for task in actions_waiting(officer)] == ["Confirm that it is done: Done"]


def test_it_is_given_to_somebody_else_and_the_log_says_so(officer, kirsty):
    action = make_one_action(confirmer=officer)

    change_action(action=action, owner=kirsty, by=officer)

    facts = Fact.objects.about(action).order_by("pk")
    assert [fact.what for fact in facts] == ["action_made", "action_given_on"]
