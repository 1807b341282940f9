"""Required training is booked at an event, and had by coming to it."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from base.core.refused import Refused
from participation.joining.panels import training_views
from participation.joining.panels.models import InductionStep
from participation.joining.panels.services import add_session, plan_lives, remove_session
from participation.programme.events.kinds import DROP_IN, TRAINING
from participation.programme.events.services import mark_absent, mark_here
from tests.factories.activities import make_event
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_joined_customer

pytestmark = pytest.mark.django_db
FIGURES = "Reading figures and complaints"


@pytest.fixture
def seat():
    seat = make_membership(make_group("The Panel", kind="scrutiny"), make_joined_customer("Jean"))
    plan_lives()
    return seat


@pytest.fixture
def evening(morag):
    """It begins in a minute, so that it can be booked and somebody ticked on the same day."""
    soon = timezone.now() + dt.timedelta(minutes=1)
    return make_event("An evening with figures", kind=TRAINING.code, starts_at=soon)


def step_of(seat) -> InductionStep:
    return seat.induction.get(title=FIGURES)


def test_a_session_is_planned_booked_by_the_member_and_had_by_coming(client, morag, seat, evening):
    client.post("/staff/panels/training/", {"title": FIGURES, "event": evening.pk})
    assert "Jean" in client.get("/staff/panels/training/").content.decode()
    own = f"/me/panels/{seat.pk}/"
    client.force_login(seat.customer.user)
    address = f"/events/{evening.slug}/book/"
    assert address in client.get(own).content.decode()
    client.post(address, {"access_needs": ""})
    assert "Booked" in client.get(own).content.decode()

    client.force_login(morag)
    mark_here(event=evening, customer=seat.customer, by=morag)

    step = step_of(seat)
    assert (step.done_on, step.done_by, step.learnt_at_id) == (
        timezone.localdate(evening.starts_at),
        morag,
        evening.pk,
    )
    assert (
        "An evening with figures" in client.get(f"/staff/panels/seats/{seat.pk}/").content.decode()
    )
    assert client.get("/staff/panels/").context["seats"][0].training_left == 2


def test_an_officer_books_it_for_them(client, morag, seat, evening):
    add_session(event=evening, title=FIGURES, by=morag)

    page = client.get(f"/staff/panels/seats/{seat.pk}/").content.decode()

    assert f"/staff/events/{evening.pk}/book/{seat.customer_id}/" in page


def test_a_tick_taken_back_is_no_training_and_what_an_officer_said_stays(morag, seat, evening):
    add_session(event=evening, title=FIGURES, by=morag)
    said = seat.induction.filter(is_training=True).exclude(title=FIGURES).first()
    InductionStep.objects.filter(pk=said.pk).update(done_on=timezone.localdate(), done_by=morag)
    mark_here(event=evening, customer=seat.customer, by=morag)

    mark_absent(event=evening, customer=seat.customer)

    assert step_of(seat).done_on is None
    said.refresh_from_db()
    assert said.done_on is not None


def test_whoever_came_before_it_was_said_has_had_it_until_it_was_another_training(
    morag, seat, evening
):
    mark_here(event=evening, customer=seat.customer, by=morag)
    assert step_of(seat).done_on is None

    session = add_session(event=evening, title=FIGURES, by=morag)
    add_session(event=evening, title=FIGURES, by=morag)
    assert step_of(seat).done_on is not None

    remove_session(session=session, by=morag)
    assert step_of(seat).done_on is None


def test_only_training_trains(morag, seat):
    with pytest.raises(Refused, match="training session"):
        add_session(event=make_event(kind=DROP_IN.code), title=FIGURES, by=morag)


def test_everybody_who_has_not_had_it_is_counted_though_not_all_are_named(
    client, morag, seat, monkeypatch
):
    for name in ("Tam", "Amina"):
        make_membership(seat.group, make_joined_customer(name))
    plan_lives()
    monkeypatch.setattr(training_views, "MOST_NEEDING", 1)

    page = " ".join(re.sub("<[^>]+>", "", client.get("/staff/panels/training/").text).split())

    assert "3 have not had it: Amina and 2 more." in page
