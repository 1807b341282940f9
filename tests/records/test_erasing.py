"""After erasing, no table of the portal tells who it was, and what was counted still adds up."""

import datetime as dt

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from base.core.models import Fact
from base.core.periods import Period
from base.core.refused import Refused
from participation.messages.contact.consents import record_consent
from participation.messages.contact.models import Message
from participation.people.customers.models import Channel, Customer
from participation.people.customers.notes import add_note
from participation.people.equality.models import Answer
from participation.programme.activities import stats
from participation.programme.activities.models import Engagement
from participation.reach.segments.filters import can_be_invited_by
from participation.records.erasing import services as erasing
from participation.records.erasing.services import erase_person, erase_what_was_granted
from participation.records.models import DataRequest
from participation.records.mydata.services import ask, decide
from tests.factories.everywhere import NAME, POSTCODE, STREET, TELLING
from tests.factories.lists import applied, csv_list
from tests.factories.people import make_customer, make_joined_customer, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(everything_done, db) -> User:
    """Who was there when it was done."""
    return User.objects.get(pk=everything_done[0])


def agreed_by_two(asked: DataRequest, first: User) -> DataRequest:
    decide(request=asked, grant=True, reason="", by=first)
    return decide(request=asked, grant=True, reason="", by=make_user(Role.STAFF, name="Ewan Reid"))


def everything_said() -> dict[str, str]:
    """The text of every row of every table, by its model."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        rows = model._base_manager.values_list(*(f.attname for f in model._meta.concrete_fields))
        found[model._meta.label] = " ".join(str(row) for row in rows).casefold()
    found["decoded sessions"] = " ".join(
        str(session.get_decoded()) for session in Session.objects.all()
    ).casefold()
    return found


def told_by(words: tuple[str, ...]) -> list[tuple[str, str]]:
    return [
        (label, word)
        for label, text in everything_said().items()
        for word in words
        if word.casefold() in text
    ]


def figures() -> dict:
    today = timezone.localdate()
    year = Period(today - dt.timedelta(days=365), today)
    return {
        "times": stats.engagements(year),
        "people": stats.people_taking_part(year),
        "new": stats.new_people(year),
        "kinds": stats.by_kind(year),
        "levels": stats.by_level(year),
        "heads": stats.counted_by_head(year),
        "each": stats.cost_per_engagement(year),
    }


def test_the_person_is_in_many_tables_before(zebedee):
    assert len({label for label, _ in told_by(TELLING)}) > 15


def test_afterwards_no_table_tells_who_it_was(zebedee, officer):
    erase_person(customer=zebedee, by=officer, why="Asked by the person")

    assert told_by(TELLING) == []


def test_the_figures_of_taking_part_do_not_change(zebedee, officer):
    before = figures()

    erase_person(customer=zebedee, by=officer, why="Asked by the person")

    assert before["people"] == 1
    assert figures() == before
    assert Engagement.objects.filter(customer=zebedee).exists()


def test_equality_answers_are_deleted(zebedee, officer):
    erase_person(customer=zebedee, by=officer, why="Asked by the person")

    assert not Answer.objects.exists()


def test_their_files_are_deleted(zebedee, officer, django_capture_on_commit_callbacks):
    copy = zebedee.data_copies.get()
    stored = copy.file.storage
    assert stored.exists(copy.file.name)

    with django_capture_on_commit_callbacks(execute=True):
        erase_person(customer=zebedee, by=officer, why="Asked by the person")

    assert not stored.exists(copy.file.name)


def test_nobody_signs_in_as_them_and_open_sessions_end(zebedee, officer):
    user = zebedee.user
    signed_in = Client()
    signed_in.force_login(user)

    erase_person(customer=zebedee, by=officer, why="Asked by the person")

    user.refresh_from_db()
    assert not user.is_active
    assert signed_in.get("/me/").status_code == 302
    assert not any(
        session.get_decoded().get("_auth_user_id") == str(user.pk)
        for session in Session.objects.all()
    )


def test_an_officer_who_is_a_customer_too_keeps_their_account(officer):
    ann = make_user(Role.STAFF, Role.CUSTOMER, name="Ann Burns")
    own = make_customer("Ann Burns", user=ann)

    erase_person(customer=own, by=officer, why="Asked by the person")

    ann.refresh_from_db()
    assert ann.is_active
    own.refresh_from_db()
    assert own.user is None


def test_no_list_adds_them_again(zebedee, officer):
    erase_person(customer=zebedee, by=officer, why="Asked by the person")

    applied(
        csv_list(
            ["GH-77", NAME, "", "Tenant", STREET, POSTCODE, "", ""],
            ["GH-80", "Tam Rennie", "", "Tenant", "2 Mill Lane", "GM1 1AB", "", ""],
        ),
        whole_list=False,
    )

    assert not Customer.objects.filter(name=NAME).exists()


def test_nothing_that_had_not_left_is_sent(zebedee, officer):
    erase_person(customer=zebedee, by=officer, why="Asked by the person")

    waiting = Message.objects.filter(customer=zebedee).exclude(state="held")
    assert set(waiting.values_list("state", flat=True)) <= {"sent", "done"}


def test_what_others_hold_stays(zebedee, officer):
    neighbour = make_joined_customer("Amina Hussain", postcode="GM1 1AA")
    add_note(customer=neighbour, author=officer, text="Likes tea.")

    erase_person(customer=zebedee, by=officer, why="Asked by the person")

    neighbour.refresh_from_db()
    assert neighbour.name == "Amina Hussain"
    assert neighbour.notes.get().text == "Likes tea."
    assert neighbour.user.is_active


def test_the_log_says_that_it_was_done_and_why(zebedee, officer):
    erase_person(customer=zebedee, by=officer, why="Asked by the person")
    erase_person(customer=zebedee, by=officer, why="Asked by the person")

    (line,) = Fact.objects.filter(what="person_erased")
    assert (line.actor, line.why) == (officer, "Asked by the person")


def test_their_home_is_known_by_its_region_alone(zebedee, officer):
    erase_person(customer=zebedee, by=officer, why="Asked by the person")

    zebedee.refresh_from_db()
    assert zebedee.area.kind == "region"
    assert zebedee.tenure.code == "tenant"


def test_a_failure_leaves_everything_as_it_was(zebedee, officer, monkeypatch):
    def broken(*args):
        raise Refused("The account cannot be closed.")

    monkeypatch.setattr(erasing, "_forget_in_admin", broken)
    asked = agreed_by_two(ask(customer=zebedee, kind="erase", by=zebedee.user), officer)
    Message.objects.update(state="held", held_by_rule="no_address")

    erase_what_was_granted()

    zebedee.refresh_from_db()
    asked.refresh_from_db()
    assert zebedee.name == NAME
    assert (asked.state, asked.error) == ("granted", "The account cannot be closed.")


def test_agreeing_to_an_objection_stops_invitations(zebedee, officer):
    asked = DataRequest.objects.get(kind="object")
    record_consent(
        customer=zebedee, channel=Channel.EMAIL, given=True, wording="Yes", source="join"
    )
    may_be_invited = Customer.objects.filter(can_be_invited_by(list(Channel.values)))
    assert zebedee in may_be_invited

    decide(request=asked, grant=True, reason="", by=officer)

    assert zebedee not in may_be_invited.all()
