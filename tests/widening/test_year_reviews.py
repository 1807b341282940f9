"""Once a year is over, somebody looks back at whom we heard too little from, and says what is next (R-70)."""

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.periods import FinancialYear, months_after
from participation.steering.widening import year_reviews
from participation.steering.widening.models import Gap, YearReview
from participation.steering.widening.tasks import put_up_the_review
from participation.steering.widening.year_reviews import open_year_review
from tests.factories.activities import make_event
from tests.factories.people import make_user
from tests.factories.reports import came, on

pytestmark = pytest.mark.django_db
LAST = FinancialYear.current().previous
WORDS = {"found": "Young people stayed away.", "next": "Go to the college."}


@pytest.fixture
def took_part():
    came(make_event(starts_at=on(LAST.start_year, 6, 1)), people=3)


@pytest.fixture
def review(took_part):
    return open_year_review()


def gap(**fields) -> Gap:
    return Gap.objects.create(
        year=LAST.start_year,
        characteristic_code="age",
        group="Under 25",
        customers=60,
        people=1,
        index="0.20",
        found_on=timezone.localdate(),
        **fields,
    )


def test_it_is_there_in_the_night_after_and_waits_for_managers_once(client, took_part):
    put_up_the_review()
    put_up_the_review()

    review = YearReview.objects.get()
    assert (review.year, review.due_on) == (
        LAST.start_year,
        months_after(timezone.localdate(), 3),
    )
    client.force_login(make_user(Role.MANAGER))
    assert (
        f"Review whom we heard too little from in {LAST}" in client.get("/staff/").content.decode()
    )
    client.force_login(make_user(Role.STAFF))
    assert "Review whom we heard" not in client.get("/staff/").content.decode()


def test_of_a_year_in_which_nobody_took_part_there_is_none():
    put_up_the_review()

    assert not YearReview.objects.exists()


def test_it_is_kept_with_who_when_what_was_found_the_figures_and_what_is_next(
    client, morag, review, counted_each_time
):
    page = f"/staff/widening/reviews/{review.pk}/"
    client.post(page, WORDS)
    shown = client.get(page).content.decode()

    review.refresh_from_db()
    assert (review.reviewed_by, review.reviewed_on) == (morag, timezone.localdate())
    assert review.figures[0]["title"] == "Age"
    for words in (*WORDS.values(), "Morag Tait", "The figures as they stood then"):
        assert words in shown
    assert "Morag Tait" in client.get("/staff/widening/reviews/").content.decode()


def test_each_group_we_hear_too_little_from_needs_an_action_first(client, morag, review):
    found = gap()
    page = f"/staff/widening/reviews/{review.pk}/"

    refused = client.post(page, WORDS).content.decode()

    review.refresh_from_db()
    assert review.reviewed_on is None
    assert "Decide first what we do about: Under 25" in refused
    assert "Go to the college.</textarea>" in refused
    found.actions.create(
        doing="A stall", owner=morag, due_on=timezone.localdate(), decided_by=morag
    )
    client.post(page, WORDS)
    review.refresh_from_db()
    assert review.reviewed_on
    assert "A stall" in client.get(page).content.decode()


def test_it_is_done_once(client, morag, review):
    page = f"/staff/widening/reviews/{review.pk}/"
    client.post(page, WORDS)

    again = client.post(page, WORDS | {"found": "Something else"}).content.decode()

    review.refresh_from_db()
    assert review.found == WORDS["found"]
    assert "Somebody has reviewed this year since" in again


def test_while_the_figures_are_counted_it_waits(client, morag, review, monkeypatch):
    monkeypatch.setattr(
        year_reviews, "who_takes_part_lately", lambda by, slices: [year_reviews.BEING_COUNTED]
    )

    refused = client.post(f"/staff/widening/reviews/{review.pk}/", WORDS).content.decode()

    assert "Save again in a minute" in refused
