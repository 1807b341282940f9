import datetime as dt
from decimal import Decimal

import pytest

from base.core.audience import Role
from base.core.periods import FinancialYear
from participation.programme.activities import stats
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement
from participation.programme.events import kinds
from tests.factories.activities import make_consultation, make_event, make_past_event
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db

YEAR = FinancialYear.starting(2024)


def at(year, month, day):
    return dt.datetime(year, month, day, 14, tzinfo=dt.UTC)


def came(event, customer):
    return record_engagement(
        activity=event,
        customer=customer,
        role=Engagement.Role.ATTENDED,
        source=f"test:{event.pk}:{customer.pk}",
    )


def test_recording_the_same_source_twice_records_once():
    event = make_event(starts_at=at(2024, 6, 1))
    amina = make_customer("Amina Hussain")

    came(event, amina)
    came(event, amina)

    assert Engagement.objects.count() == 1


def test_a_head_count_can_be_corrected_and_taken_out():
    event = make_event(starts_at=at(2024, 6, 1))
    head_count = {"activity": event, "role": Engagement.Role.ATTENDED, "source": "test:heads"}

    record_engagement(people=6, **head_count)
    record_engagement(people=4, **head_count)
    assert stats.engagements(YEAR) == 4

    record_engagement(people=0, **head_count)
    assert stats.engagements(YEAR) == 0


def test_people_count_once_and_times_count_every_time():
    # Counted by hand: Amina came twice, Tam once, and six more were counted at the door.
    amina, tam = make_customer("Amina Hussain"), make_customer("Tam Rennie")
    june, july = make_event(starts_at=at(2024, 6, 1)), make_event(starts_at=at(2024, 7, 1))
    came(june, amina)
    came(july, amina)
    came(july, tam)
    record_engagement(activity=july, role=Engagement.Role.ATTENDED, people=6, source="test:heads")

    assert stats.people_taking_part(YEAR) == 2
    assert stats.engagements(YEAR) == 9


def test_first_time_and_returning_look_back_before_the_year():
    amina, tam = make_customer("Amina Hussain"), make_customer("Tam Rennie")
    came(make_event(starts_at=at(2024, 3, 31)), amina)
    this_year = make_event(starts_at=at(2024, 4, 1))
    came(this_year, amina)
    came(this_year, tam)

    assert (stats.new_people(YEAR), stats.returning_people(YEAR)) == (1, 1)


def test_the_last_evening_of_march_belongs_to_the_old_year():
    event = make_event(starts_at=dt.datetime(2025, 3, 31, 19, tzinfo=dt.UTC))
    came(event, make_customer())

    assert stats.activities_held(YEAR) == 1
    assert stats.people_taking_part(YEAR) == 1


def test_cost_per_engagement_leaves_out_activities_without_a_cost():
    costed = make_event(starts_at=at(2024, 6, 1), actual_cost=Decimal("30"))
    uncosted = make_event(starts_at=at(2024, 6, 2))
    came(costed, make_customer("Amina Hussain"))
    came(costed, make_customer("Tam Rennie"))
    came(uncosted, make_customer("Kasia Nowak"))

    assert stats.cost_per_engagement(YEAR) == Decimal("15.00")


def test_nobody_taking_part_has_no_cost_each_rather_than_nought():
    assert stats.cost_per_engagement(YEAR) is None


def test_rates_are_per_1000_customers_of_the_group():
    for n in range(3):
        make_customer(f"Tenant {n}", tenure="tenant")
    owner = make_customer("Sharing owner", tenure="sharing_owner")
    came(make_event(starts_at=at(2024, 6, 1)), owner)

    rows = {row.name: row for row in stats.by_tenure(YEAR)}

    assert (rows["Tenant"].customers, rows["Tenant"].people) == (3, 0)
    assert rows["Sharing owner"].per_1000 == 1000.0


def test_events_meetings_and_answers_are_counted_apart(client):
    # Counted by hand: Amina came to two meetings and a drop-in, four more to the drop-in by head.
    amina, R = make_customer("Amina Hussain"), Engagement.Role
    drop_in = make_event(starts_at=at(2024, 6, 1))
    survey = make_event(kind=kinds.POP_UP.code, starts_at=at(2024, 6, 5))
    asked = make_consultation(starts_at=at(2024, 6, 5))
    for kind in (kinds.MEETING.code, kinds.PANEL.code):
        came(make_event(kind=kind, starts_at=at(2024, 6, 2)), amina)
    came(drop_in, amina)
    day = dt.date(2024, 6, 6)
    for n, (activity, role, people) in enumerate(
        [(drop_in, R.ATTENDED, 4), (survey, R.RESPONDED, 7), (asked, R.RESPONDED, 2)]
    ):
        record_engagement(activity=activity, role=role, people=people, source=f"n:{n}", day=day)
    record_engagement(activity=survey, role=R.VOTED, customer=amina, source="test:vote", day=day)

    assert [(one.way.value, one.times, one.people) for one in stats.by_way(YEAR)] == [
        ("event", 5, 1),
        ("meeting", 2, 1),
        ("survey", 7, 0),
        ("consultation", 2, 0),
        ("other", 1, 1),
    ]


def test_who_is_no_customer_is_in_no_count_of_people_and_in_every_count_of_times():
    walk = make_event(kind=kinds.ESTATE_WALK.code, starts_at=at(2024, 6, 1))
    for name, tenure in (("Amina", "tenant"), ("Ola", "partner")):
        came(walk, make_customer(name, tenure=tenure))

    (kind,), (level,) = stats.by_kind(YEAR), stats.by_level(YEAR)
    (way,) = (one for one in stats.by_way(YEAR) if one.times)

    assert stats.people_taking_part(YEAR) == 1
    assert [(row.people, row.engagements) for row in (kind, level)] == [(1, 2), (1, 2)]
    assert (way.people, way.times) == (1, 2)


def test_staff_see_this_years_events_meetings_and_answers_above_the_list(client):
    came(make_past_event("Panel", kind=kinds.PANEL.code, days_ago=0), make_customer())
    client.force_login(make_user(Role.STAFF))

    page = client.get("/staff/activities/")

    assert "Came to a meeting" in page.content.decode()
    assert {one.way.value: one.times for one in page.context["ways"]}["meeting"] == 1
