"""What stops people, looked at until it is gone (K-26, F-31)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from base.core.audience import Role
from base.core.refused import Refused
from participation.steering.widening.models import Barrier, Ground
from participation.steering.widening.services import look_at_barrier, save_barrier
from portal.worklist import waiting_for
from tests.factories.people import make_user
from tests.factories.widening import make_barrier
from tests.forms import token_in, typed_day

pytestmark = pytest.mark.django_db


def sent(morag, **changed) -> dict:
    due = timezone.localdate() + dt.timedelta(days=90)
    return {
        "title": "No creche",
        "grounds": [Ground.objects.get(code="caring").pk],
        "who": "Parents of small children",
        "how_we_know": "They said so.",
        "doing": "We pay for a sitter.",
        "owner": morag.pk,
        **typed_day("review_on", due),
        **changed,
    }


def test_the_grounds_are_those_that_people_are_kept_out_by():
    codes = set(Ground.objects.values_list("code", flat=True))

    assert codes >= {
        "ethnicity",
        "location",
        "needs",
        "language",
        "age",
        "orientation",
        "disability",
    }


def test_a_barrier_is_written_down_with_what_we_do_about_it_and_who(client, morag):
    page = client.post("/staff/widening/barriers/new/", sent(morag), follow=True).content.decode()

    assert "We pay for a sitter." in page
    assert "Caring for somebody" in page
    assert "No creche" in client.get("/staff/widening/barriers/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"grounds": []}, "Tick at least one"),
        ({"owner": ""}, "Who sees to it?"),
        ({"review_on_1": 13}, "must be a real date"),
    ],
)
def test_wrong_answers_come_back_with_the_rest_kept(client, morag, wrong, says):
    html = client.post("/staff/widening/barriers/new/", sent(morag, **wrong)).content.decode()

    assert says in html
    assert "They said so." in html
    assert not Barrier.objects.exists()


def test_a_double_click_writes_one(client, morag):
    page = client.get("/staff/widening/barriers/new/").content.decode()
    token = token_in(page)
    for _ in range(2):
        client.post("/staff/widening/barriers/new/", sent(morag, form_token=token))

    assert Barrier.objects.count() == 1


def test_it_waits_for_its_owner_on_its_day_and_for_managers_once_late(morag):
    today = timezone.localdate()
    barrier = make_barrier(owner=morag, review_on=today)
    manager = make_user(Role.MANAGER)
    assert [task.what for task in waiting_for(morag)] == [
        "Is it still in the way? Meetings end after the last bus"
    ]
    assert waiting_for(manager) == []

    Barrier.objects.filter(pk=barrier.pk).update(review_on=today - dt.timedelta(days=1))
    assert len(waiting_for(manager)) == 1


def test_it_is_looked_at_again_until_it_is_gone(client, morag):
    barrier = make_barrier(owner=morag, review_on=timezone.localdate())
    address = f"/staff/widening/barriers/{barrier.pk}/look/"
    seen = {"seen": "The 4pm one was full.", "shown": barrier.review_on.isoformat()}

    html = client.post(address, seen | {"state": "eased"}).content.decode()
    assert "Say when we look at it again" in html
    client.post(address, seen | {"state": "gone"})

    barrier.refresh_from_db()
    assert (barrier.state, barrier.review_on) == ("gone", None)
    assert barrier.looks.get().seen == "The 4pm one was full."
    assert waiting_for(morag) == []
    with pytest.raises(Refused, match="settled"):
        save_barrier(by=morag, barrier=barrier, title="Something else")


def test_two_officers_do_not_both_look(morag):
    barrier = make_barrier()
    shown = barrier.review_on
    then = timezone.localdate() + dt.timedelta(days=90)
    look = {"by": morag, "shown": shown, "seen": "Still.", "state": "found", "next_on": then}
    look_at_barrier(barrier=barrier, **look)

    with pytest.raises(Refused, match="has looked at this"):
        look_at_barrier(barrier=barrier, **look)


def test_one_that_is_in_the_way_always_has_a_day_to_look_again():
    barrier = make_barrier()

    with pytest.raises(IntegrityError, match="until_it_is_settled"), transaction.atomic():
        Barrier.objects.filter(pk=barrier.pk).update(review_on=None)
