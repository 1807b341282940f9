"""The hours of members: a line for each member, day and kind of work."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.periods import FinancialYear
from base.core.refused import Refused
from scrutiny.exercises import stats
from scrutiny.exercises.models import MemberHours, Stage
from scrutiny.exercises.services import note_hours
from tests.factories.exercises import make_exercise_at, make_member_of
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db


def said(hours: str, **more) -> dict:
    today = timezone.localdate()
    day = {"on_0": today.day, "on_1": today.month, "on_2": today.year}
    return {"what": "writing", "hours": hours, **day, **more}


def test_each_member_writes_down_their_own_and_staff_for_anybody_and_a_year_adds_them_up(
    client, panel, jean
):
    exercise = make_exercise_at(Stage.EVIDENCE)
    dan = make_member_of(panel, "Dan Panel")
    client.force_login(jean)
    client.post(f"{exercise.panel_address}hours/", said("2.5"))
    assert "more than 0 hours" in client.post(f"{exercise.panel_address}hours/", said("0")).text
    client.force_login(make_user(Role.STAFF))
    client.post(f"{exercise.staff_address}hours/", said("1", customer=dan.customer.pk))

    assert "3.5 hours of members" in client.get(exercise.staff_address).text
    assert stats.members_hours(FinancialYear.current()) == 3.5
    assert stats.members_hours(FinancialYear.current().previous) == 0

    client.force_login(jean)
    theirs = MemberHours.objects.get(customer=dan.customer)
    assert "Dan Panel" not in client.get(f"{exercise.panel_address}hours/").text
    address = f"{exercise.panel_address}hours/{theirs.pk}/remove/"
    assert client.post(address).status_code == 404
    client.post(address.replace(f"/{theirs.pk}/", f"/{jean.customer.hours_given.get().pk}/"))
    assert list(MemberHours.objects.all()) == [theirs]


def test_a_line_is_of_a_member_on_a_day_of_the_exercise(panel, jean):
    exercise = make_exercise_at(Stage.EVIDENCE)
    given = {"exercise": exercise, "what": "reading", "hours": 1}
    officer, today = make_user(Role.STAFF), timezone.localdate()

    with pytest.raises(Refused, match="did not sit"):
        note_hours(customer=make_customer("Ali Else"), on=today, by=officer, **given)
    with pytest.raises(Refused, match="until today"):
        note_hours(customer=jean.customer, on=today + dt.timedelta(days=1), by=jean, **given)
    with pytest.raises(Refused, match="their own hours"):
        note_hours(customer=jean.customer, on=today, by=make_member_of(panel, "Dan Panel"), **given)
