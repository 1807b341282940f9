import datetime as dt
import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from base.core.refused import Refused
from base.core.working_days import after_working_days
from participation.joining.involvement.models import Interest
from participation.joining.involvement.services import (
    close_opportunity,
    express_interest,
    move_interest,
    withdraw_interest,
)
from participation.joining.involvement.signals import interest_expressed, interest_moved
from participation.joining.involvement.worklist import people_to_answer
from participation.messages.contact.models import Message
from participation.people.customers.models import Channel, Tenure
from tests.factories.activities import make_opportunity
from tests.factories.people import make_customer, make_joined_customer, make_user

pytestmark = pytest.mark.django_db

State = Interest.State


@pytest.fixture
def amina():
    return make_joined_customer("Amina Hussain")


@pytest.fixture
def interest(amina):
    return express_interest(opportunity=make_opportunity(), customer=amina, by=amina.user)


def move(interest, to, by, words="", seen=None):
    return move_interest(interest=interest, to=to, by=by, words=words, seen=seen or interest.state)


def test_saying_so_twice_makes_one_interest(amina):
    panel = make_opportunity()

    first = express_interest(opportunity=panel, customer=amina, by=amina.user)
    second = express_interest(opportunity=panel, customer=amina, by=amina.user)

    assert first == second
    assert Message.objects.filter(about=first.source).count() == 1


def test_an_answer_is_due_in_working_days(settings, amina):
    settings.INTEREST_REPLY_WORKING_DAYS = 3

    interest = express_interest(opportunity=make_opportunity(), customer=amina, by=amina.user)

    assert interest.reply_due_on == after_working_days(timezone.localdate(), 3)


def test_the_customer_is_thanked_and_told_who_will_ring_and_by_when(interest):
    message = Message.objects.get(about=interest.source)

    assert message.subject == "Thank you for your interest: Readers' panel"
    assert str(interest.opportunity.recruiting_officer) in message.text
    assert f"{interest.reply_due_on.day} {interest.reply_due_on:%B}" in message.text


def test_what_is_closed_takes_nobody_new(amina, officer):
    panel = make_opportunity()
    close_opportunity(opportunity=panel, by=officer)

    with pytest.raises(Refused, match="not looking for people"):
        express_interest(opportunity=panel, customer=amina, by=amina.user)


def test_what_is_for_other_tenures_says_whom_it_is_for(amina):
    owners = make_opportunity("Owners' panel")
    owners.tenures.add(Tenure.objects.get(code="factored_owner"))
    amina.tenure = Tenure.objects.get(code="tenant")

    with pytest.raises(Refused, match="for a factored owner"):
        express_interest(opportunity=owners, customer=amina, by=amina.user)


def test_somebody_whose_tenure_we_do_not_know_may_still_say_so(amina):
    owners = make_opportunity("Owners' panel")
    owners.tenures.add(Tenure.objects.get(code="factored_owner"))

    assert express_interest(opportunity=owners, customer=amina, by=amina.user).state == State.NEW


@pytest.mark.parametrize(
    ("to", "words", "subject"),
    [
        (State.CONTACTED, "", "We have been in touch: Readers' panel"),
        (State.TRIAL, "Come and read one with us.", "Trying it out: Readers' panel"),
        (State.PLACED, "The first letter comes on Monday.", "You are in: Readers' panel"),
        (State.DECLINED, "We have readers on Mill Lane already.", "About Readers' panel"),
        (State.WITHDRAWN, "", "We have taken your name off: Readers' panel"),
    ],
)
def test_the_customer_is_told_of_every_step_in_the_officers_words(
    interest, officer, to, words, subject
):
    move(interest, to, officer, words)

    message = Message.objects.filter(about=interest.source).latest("pk")
    assert message.subject == subject
    assert words in message.text


def test_they_are_told_by_the_way_they_chose(officer):
    jean = make_customer(
        "Jean", address="3 Calder Court", preferred_channel=Channel.POST, email="j@example.org"
    )
    interest = express_interest(opportunity=make_opportunity(), customer=jean, by=officer)

    move(interest, State.CONTACTED, officer)

    ways = set(Message.objects.filter(customer=jean).values_list("channel", "state"))
    assert ways == {(Channel.POST, Message.State.TO_DO)}


@pytest.mark.parametrize("words", ["", "   \n"])
def test_not_this_time_needs_a_reason(interest, officer, words):
    with pytest.raises(Refused, match="Say why"):
        move(interest, State.DECLINED, officer, words)

    interest.refresh_from_db()
    assert interest.state == State.NEW


def test_the_database_holds_no_declined_interest_without_a_reason(interest):
    with pytest.raises(IntegrityError), transaction.atomic():
        Interest.objects.filter(pk=interest.pk).update(state=State.DECLINED)


def test_after_a_no_they_may_ask_again(interest, amina, officer):
    move(interest, State.DECLINED, officer, "It is full.")

    again = express_interest(opportunity=interest.opportunity, customer=amina, by=amina.user)

    assert again != interest
    assert again.state == State.NEW


def test_a_second_tab_cannot_undo_what_the_first_one_did(interest, officer):
    move(interest, State.PLACED, officer)

    with pytest.raises(Refused, match="Morag Tait moved this on to “Taking part”"):
        move(interest, State.DECLINED, officer, "It is full.", seen=State.NEW)

    interest.refresh_from_db()
    assert interest.state == State.PLACED


def test_there_is_no_way_back_from_taking_part_to_not_this_time(interest, officer):
    placed = move(interest, State.PLACED, officer)

    with pytest.raises(Refused, match="cannot become"):
        move(placed, State.DECLINED, officer, "It is full.")


def test_nobody_is_placed_beyond_the_places(amina, officer):
    panel = make_opportunity("Scrutiny panel", places=1)
    first = express_interest(opportunity=panel, customer=amina, by=amina.user)
    second = express_interest(opportunity=panel, customer=make_customer("Tam"), by=officer)
    move(first, State.PLACED, officer)

    with pytest.raises(Refused, match="Every place"):
        move(second, State.PLACED, officer)


def test_a_place_is_free_again_when_somebody_stops(amina, officer):
    panel = make_opportunity("Scrutiny panel", places=1)
    first = express_interest(opportunity=panel, customer=amina, by=amina.user)
    second = express_interest(opportunity=panel, customer=make_customer("Tam"), by=officer)
    withdraw_interest(interest=move(first, State.PLACED, officer), by=amina.user)

    assert move(second, State.PLACED, officer).state == State.PLACED


def test_withdrawing_twice_changes_nothing_more(interest, amina):
    withdraw_interest(interest=interest, by=amina.user)
    moved_at = Interest.objects.get().moved_at
    withdraw_interest(interest=interest, by=amina.user)

    assert (Interest.objects.get().state, Interest.objects.get().moved_at) == (
        State.WITHDRAWN,
        moved_at,
    )


def test_each_step_is_written_in_the_log_with_who_and_why(interest, amina, officer):
    move(interest, State.DECLINED, officer, "It is full.")

    lines = Fact.objects.about(interest).order_by("pk").values_list("what", "actor", "why")
    assert list(lines) == [
        ("interest_expressed", amina.user_id, ""),
        ("interest_declined", officer.pk, "It is full."),
    ]


def test_other_parts_of_the_portal_can_hear_of_it(amina, officer):
    heard = []
    said = lambda interest, **_: heard.append(("said", interest.state))  # noqa: E731
    moved = lambda interest, before, **_: heard.append((before, interest.state))  # noqa: E731
    interest_expressed.connect(said)
    interest_moved.connect(moved)

    interest = express_interest(opportunity=make_opportunity(), customer=amina, by=amina.user)
    move(interest, State.CONTACTED, officer)

    assert heard == [("said", State.NEW), (State.NEW, State.CONTACTED)]


@pytest.mark.django_db(transaction=True)
def test_ten_clicks_at_the_same_moment_make_one_interest(amina):
    panel = make_opportunity()

    at_once(10, lambda n: express_interest(opportunity=panel, customer=amina, by=amina.user))

    assert Interest.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_five_officers_placing_at_once_fill_two_places_and_no_more(officer):
    panel = make_opportunity("Scrutiny panel", places=2)
    waiting = [
        express_interest(opportunity=panel, customer=make_customer(f"Person {n}"), by=officer)
        for n in range(5)
    ]

    at_once(5, lambda n: move(waiting[n], State.PLACED, officer))

    assert panel.interests.placed().count() == 2


def at_once(times: int, act) -> None:
    """All threads start together; a refusal is an answer, anything else fails the test."""
    start, failures = threading.Barrier(times), []

    def run(n: int) -> None:
        try:
            start.wait(10)
            act(n)
        except Refused:
            pass
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(n,)) for n in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []


def test_what_waits_is_on_the_worklist_of_who_recruits(interest, officer):
    recruiter = interest.opportunity.recruiting_officer

    (task,) = people_to_answer(recruiter)

    assert task.what == "Email Amina Hussain about: Readers' panel"
    assert task.due == interest.reply_due_on
    assert list(people_to_answer(officer)) == []


def test_what_has_been_answered_waits_no_longer(interest, officer):
    move(interest, State.CONTACTED, officer)

    assert list(people_to_answer(interest.opportunity.recruiting_officer)) == []


@pytest.mark.parametrize("to", [State.CONTACTED, State.TRIAL])
def test_what_is_still_in_hand_comes_back_when_its_next_step_is_due(interest, officer, to):
    recruiter = interest.opportunity.recruiting_officer
    moved = move(interest, to, officer)
    assert moved.reply_due_on == after_working_days(timezone.localdate(), 10)
    assert list(people_to_answer(recruiter)) == []

    Interest.objects.update(reply_due_on=timezone.localdate())

    (task,) = people_to_answer(recruiter)
    assert moved.get_state_display() in task.detail


def test_a_day_agreed_with_the_person_sets_the_clock(interest, officer):
    in_a_month = timezone.localdate() + dt.timedelta(days=30)

    moved = move_interest(
        interest=interest, to=State.TRIAL, by=officer, seen=State.NEW, reply_on=in_a_month
    )

    assert moved.reply_due_on == in_a_month


@pytest.mark.parametrize("days", [-1, 0, 93])
def test_an_agreed_day_is_neither_past_nor_so_far_that_it_is_forgotten(interest, officer, days):
    day = timezone.localdate() + dt.timedelta(days=days)

    with pytest.raises(Refused, match="within three months"):
        move_interest(
            interest=interest, to=State.CONTACTED, by=officer, seen=State.NEW, reply_on=day
        )


def test_managers_see_what_is_late_with_anybody(interest):
    manager = make_user(Role.MANAGER)
    assert list(people_to_answer(manager)) == []

    Interest.objects.update(reply_due_on=timezone.localdate() - dt.timedelta(days=1))

    (task,) = people_to_answer(manager)
    assert str(interest.opportunity.recruiting_officer) in task.detail


def test_a_late_answer_is_late_on_the_worklist(interest):
    Interest.objects.update(reply_due_on=timezone.localdate() - dt.timedelta(days=2))

    (task,) = people_to_answer(interest.opportunity.recruiting_officer)

    assert task.days_late == 2
