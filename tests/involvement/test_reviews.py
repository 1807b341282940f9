import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from base.core.refused import Refused
from participation.joining.involvement.models import OpportunityReview
from participation.joining.involvement.services import review_opportunity
from participation.joining.involvement.worklist import opportunities_to_review
from tests.factories.activities import everything_stated, make_opportunity
from tests.factories.people import make_user
from tests.forms import token_in, typed_day

pytestmark = pytest.mark.django_db

FOUR_PARTS = {
    "purpose_met": "partly",
    "purpose_words": "Half of the letters are shorter.",
    "resources": "£30 and 20 hours.",
    "overlap": "The website group reads pages.",
    "outcomes_told": "Nine letters changed; told in the spring newsletter.",
}
YESTERDAY = timezone.localdate() - dt.timedelta(days=1)
NEXT_YEAR = timezone.localdate() + dt.timedelta(days=365)


@pytest.fixture
def due(morag):
    return make_opportunity(
        recruiting_officer=morag, **{**everything_stated(), "review_on": YESTERDAY}
    )


def sent(**changed) -> dict:
    return {
        **FOUR_PARTS,
        "decision": "keep",
        "seen": YESTERDAY.isoformat(),
        **typed_day("next_on", NEXT_YEAR),
        **changed,
    }


def test_a_review_that_is_due_stands_on_the_worklist_of_its_officer_and_of_managers(due, morag):
    make_opportunity("Not yet", recruiting_officer=morag, **everything_stated())
    make_opportunity(
        "Off the menu", closed_at=timezone.now(), recruiting_officer=morag, review_on=YESTERDAY
    )

    for user in (morag, make_user(Role.MANAGER)):
        (task,) = opportunities_to_review(user)
        assert (task.what, task.days_late) == ("Review: Readers' panel", 1)
    assert not list(opportunities_to_review(make_user(Role.STAFF)))


def test_a_review_is_kept_and_takes_the_task_off_the_worklist(client, due, morag):
    response = client.post(f"/staff/opportunities/{due.pk}/review/", sent(), follow=True)

    assert "The review is saved" in response.content.decode()
    review = due.reviews.get()
    assert (review.purpose_met, review.reviewed_by) == ("partly", morag)
    due.refresh_from_db()
    assert due.review_on == NEXT_YEAR
    assert not list(opportunities_to_review(morag))
    again = client.get(f"/staff/opportunities/{due.pk}/review/").content.decode()
    assert "Nine letters changed" in again


@pytest.mark.parametrize("part", [*FOUR_PARTS, "decision"])
def test_none_of_the_four_parts_may_be_left_out(client, due, part):
    response = client.post(f"/staff/opportunities/{due.pk}/review/", sent(**{part: ""}))

    assert "There is a problem" in response.content.decode()
    assert not OpportunityReview.objects.exists()


def test_a_review_that_closes_it_needs_no_next_day(client, due):
    nothing = {f"next_on_{part}": "" for part in range(3)}

    client.post(f"/staff/opportunities/{due.pk}/review/", sent(decision="close", **nothing))

    due.refresh_from_db()
    assert (due.is_open, due.review_on) == (False, None)
    facts = Fact.objects.about(due).order_by("pk").values_list("what", flat=True)
    assert list(facts) == ["opportunity_reviewed", "opportunity_closed"]


@pytest.mark.parametrize("day", [None, YESTERDAY])
def test_one_that_goes_on_says_when_it_is_looked_at_again(due, morag, day):
    with pytest.raises(Refused, match="a day after today"):
        review_opportunity(
            opportunity=due,
            by=morag,
            seen=YESTERDAY,
            next_on=day,
            decision="keep",
            **FOUR_PARTS,
        )


def test_two_officers_do_not_both_review_the_same_day(client, due):
    client.post(f"/staff/opportunities/{due.pk}/review/", sent())

    second = client.post(f"/staff/opportunities/{due.pk}/review/", sent(overlap="None at all."))

    assert "Somebody has reviewed this" in second.content.decode()
    assert "None at all." in second.content.decode()
    assert due.reviews.count() == 1


def test_a_double_click_writes_one_review(client, due):
    page = client.get(f"/staff/opportunities/{due.pk}/review/").content.decode()
    token = token_in(page)

    answers = [
        client.post(f"/staff/opportunities/{due.pk}/review/", sent(form_token=token))
        for _ in range(2)
    ]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert due.reviews.count() == 1
