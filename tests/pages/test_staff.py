import datetime as dt

import pytest
from django.core.cache import cache
from django.utils import timezone

from base.core.audience import Role
from participation.joining.involvement.models import Interest
from participation.programme.activities import stats
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement
from tests.budgets import TODAY
from tests.factories.activities import make_event, make_opportunity
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db


def make_interests(officer, names, due) -> None:
    panel = make_opportunity(recruiting_officer=officer)
    for name in names:
        Interest.objects.create(
            opportunity=panel, customer=make_customer(name, email="x@example.org"), reply_due_on=due
        )


def test_what_waits_stands_with_the_most_overdue_first(client, morag):
    today = timezone.localdate()
    make_interests(morag, ["Tam Rennie"], today + dt.timedelta(days=3))
    make_interests(morag, ["Jean Smith"], today - dt.timedelta(days=2))

    html = client.get("/staff/").content.decode()

    assert "2 days late" in html
    assert html.index("Email Jean Smith about") < html.index("Email Tam Rennie about")


def test_somebody_elses_work_does_not_wait_for_me(client, morag):
    make_interests(make_user(Role.STAFF), ["Tam Rennie"], timezone.localdate())

    assert "Nothing is waiting" in client.get("/staff/").content.decode()


def test_the_year_is_counted_once_a_minute_for_all_staff_and_says_when(client, morag):
    walk = make_event(starts_at=timezone.now() - dt.timedelta(hours=3))
    before = client.get("/staff/")
    record_engagement(activity=walk, role=Engagement.Role.ATTENDED, people=7, source="test:1")

    again = client.get("/staff/")
    cache.clear()
    later = client.get("/staff/")

    assert again.context["figures"] == before.context["figures"] != later.context["figures"]
    assert "to today, counted at" in again.content.decode()


def test_a_long_worklist_has_pages_and_its_queries_do_not_grow(
    client, morag, django_assert_max_num_queries
):
    client.get("/staff/")  # counts the year, for a minute
    counts = []
    for more in (20, 60):
        make_interests(morag, [f"Person {more} {n}" for n in range(more)], timezone.localdate())
        with django_assert_max_num_queries(TODAY) as queries:
            html = client.get("/staff/").content.decode()
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert "?page=2" in html
    assert client.get("/staff/?page=nonsense").status_code == 200


def test_every_job_has_its_button(client, morag):
    html = client.get("/staff/").content.decode()

    for address in ("/staff/events/log/", "/staff/events/plan/", "/staff/opportunities/new/"):
        assert f'href="{address}"' in html


def test_the_year_so_far_is_the_measures_with_what_they_count(client, morag):
    tam = make_customer("Tam Rennie")
    make_customer("Jean Smith")
    gathering = make_event(starts_at=timezone.now() - dt.timedelta(hours=3))
    record_engagement(
        activity=gathering, customer=tam, role=Engagement.Role.ATTENDED, source="test:1"
    )
    record_engagement(
        activity=gathering, role=Engagement.Role.ATTENDED, people=1203, source="test:2"
    )

    response = client.get("/staff/")

    shown = [(figure["number"], figure["label"]) for figure in response.context["figures"]]
    assert shown == [
        ("1", "people took part, 50.0% of 2 customers"),
        ("1", "for the first time"),
        ("1,204", "times somebody took part, in 1 activity"),
        ("No cost yet", "each time somebody took part"),
    ]
    for measure in (stats.people_taking_part, stats.new_people, stats.engagements):
        assert measure.definition in response.content.decode()


def test_a_portal_without_customers_shows_no_percentage(client, morag):
    assert "%" not in client.get("/staff/").context["figures"][0]["label"]
