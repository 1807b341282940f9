import datetime as dt
import re

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from participation.steering.reviews.models import Review, address_of
from portal.worklist import waiting_for
from tests.factories.activities import make_consultation, make_event, make_past_event
from tests.factories.groups import make_group
from tests.factories.people import make_user
from tests.forms import typed_day

pytestmark = pytest.mark.django_db

FOUR_PARTS = {
    "purpose_met": "partly",
    "purpose_words": "Half of the courts are lit.",
    "resources": "£30 and 20 hours.",
    "overlap": "The estate walks see the same.",
    "outcomes_told": "Four lights; told in the newsletter.",
}
NEXT_YEAR = timezone.localdate() + dt.timedelta(days=365)


def sent(**changed) -> dict:
    return {
        **FOUR_PARTS,
        "decision": "change",
        "seen": 0,
        **typed_day("next_on", NEXT_YEAR),
        **changed,
    }


def test_any_engagement_and_any_group_is_reviewed_from_its_own_page(client, morag):
    event, consultation, group = make_event(), make_consultation(), make_group()

    for page in (event.staff_address, consultation.staff_address, group.get_absolute_url()):
        link = re.search(
            r'href="(/staff/reviews/[a-z]+/[0-9]+/)"', client.get(page).content.decode()
        )
        client.post(link[1], sent())

    found = [review.reviewed for review in Review.objects.order_by("pk")]
    assert [one.pk for one in found] == [event.pk, consultation.pk, group.pk]
    assert Fact.objects.filter(what="reviewed").count() == 3
    assert "Four lights" in client.get(f"/staff/reviews/group/{group.pk}/").content.decode()


@pytest.mark.parametrize("part", [*FOUR_PARTS, "decision"])
def test_none_of_the_four_parts_may_be_left_out(client, morag, part):
    group = make_group()

    page = client.post(f"/staff/reviews/group/{group.pk}/", sent(**{part: ""}))

    assert "There is a problem" in page.content.decode()
    assert not Review.objects.exists()


def test_the_next_look_waits_on_its_day_until_somebody_takes_it(client, morag):
    group = make_group("Readers", kind="readers")
    client.post(f"/staff/reviews/group/{group.pk}/", sent())
    Review.objects.update(next_on=timezone.localdate() - dt.timedelta(days=1))

    (task,) = waiting_for(morag)
    assert task.what == f"Review: {group}"
    assert not waiting_for(make_user(Role.STAFF))
    assert [one.what for one in waiting_for(make_user(Role.MANAGER))] == [task.what]

    client.post(task.address, sent(seen=1))
    assert not waiting_for(morag)


NO_DAY = {"next_on_0": "", "next_on_1": "", "next_on_2": ""}


@pytest.mark.parametrize("kind", ["group", "activity"])
def test_what_goes_on_is_not_reviewed_without_the_day_of_the_next_look(client, morag, kind):
    reviewed = make_group() if kind == "group" else make_event()
    address = f"/staff/reviews/{kind}/{reviewed.pk}/"

    page = client.post(address, sent(**NO_DAY)).content.decode()

    assert "Say when to look at it again" in page
    assert "Half of the courts are lit." in page
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("over", "decision"), [("ended group", "keep"), ("past event", "keep"), ("group", "stop")]
)
def test_what_is_over_or_stops_needs_no_next_look(client, morag, over, decision):
    reviewed = {
        "ended group": lambda: make_group(ended_on=timezone.localdate()),
        "past event": make_past_event,
        "group": make_group,
    }[over]()

    client.post(address_of(reviewed), sent(decision=decision, **NO_DAY))

    assert Review.objects.get().next_on is None


def test_two_officers_do_not_both_review_the_same(client, morag):
    group = make_group()
    client.post(f"/staff/reviews/group/{group.pk}/", sent())

    second = client.post(f"/staff/reviews/group/{group.pk}/", sent(overlap="None at all."))

    assert "Somebody has reviewed this" in second.content.decode()
    assert "None at all." in second.content.decode()
    assert Review.objects.count() == 1


def test_what_stops_is_not_looked_at_again(client, morag):
    group = make_group()

    client.post(f"/staff/reviews/group/{group.pk}/", sent(decision="stop"))

    review = Review.objects.get()
    assert review.next_on is None
    with pytest.raises(IntegrityError, match="what_stops"), transaction.atomic():
        Review.objects.update(next_on=NEXT_YEAR)


def test_the_list_names_groups_that_were_never_reviewed(client, morag):
    reviewed, never = make_group("Reviewed group"), make_group("Forgotten group")
    client.post(f"/staff/reviews/group/{reviewed.pk}/", sent())

    page = client.get("/staff/reviews/").content.decode()
    never_list = page.split("Groups never reviewed")[1].split("</ul>")[0]

    assert never.name in never_list
    assert reviewed.name not in never_list
    assert reviewed.name in page
