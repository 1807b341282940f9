"""Which service ran what, and what each service and colleague did in time (F-35, R-101)."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.periods import FinancialYear
from participation.programme.activities import stats as taking_part
from participation.programme.activities.models import Outcome
from participation.programme.activities.stats import Row
from reports.in_time import InTime, in_time_by_colleague, in_time_by_service
from tests.factories.activities import make_consultation, make_event, make_outcome
from tests.factories.enquiries import make_enquiry
from tests.factories.people import make_customer, make_user
from tests.factories.reports import LAST_YEAR, came, impact_of, on

pytestmark = pytest.mark.django_db
YEAR = FinancialYear.starting(LAST_YEAR)
DAY = dt.date(LAST_YEAR, 6, 15)
LATER = DAY + dt.timedelta(days=3)


def test_activities_are_counted_by_the_service_that_ran_them_and_by_what_they_were_about():
    amina, jean = make_customer("Amina"), make_customer("Jean")
    walk = make_event(starts_at=on(LAST_YEAR, 6, 1), service="homes", run_by="neighbourhood")
    drop_in = make_event(starts_at=on(LAST_YEAR, 7, 1), service="homes", run_by="neighbourhood")
    make_event(starts_at=on(LAST_YEAR, 8, 1), service="rent")
    came(walk, amina)
    came(drop_in, amina)
    came(drop_in, jean)
    came(drop_in, people=4)

    assert taking_part.by_who_ran_it(YEAR) == [Row("", 1, 0, 0), Row("neighbourhood", 2, 2, 7)]
    assert taking_part.by_service(YEAR) == [Row("homes", 2, 2, 7), Row("rent", 1, 0, 0)]


def test_what_was_due_is_in_time_late_or_still_to_do_for_its_service_and_its_colleague():
    ailsa, craig = (make_user(Role.STAFF, name=name) for name in ("Ailsa Reid", "Craig Baird"))
    due = {"due_on": DAY, "service": "repairs", "said_on": DAY}
    done = {"state": Outcome.State.DONE, "answered_on": DAY}
    make_outcome("In time", owner=ailsa, done_on=DAY, **done, **due)
    make_outcome("Late", owner=ailsa, done_on=LATER, **done, **due)
    make_outcome("Not done yet", owner=craig, **due)
    no = {"state": Outcome.State.NOT_POSSIBLE, "answered_on": DAY}
    make_outcome("We said why in time", owner=craig, **no, **due)
    make_outcome("Not due in that year", owner=craig, due_on=YEAR.last + dt.timedelta(days=1))
    make_consultation("Rent", service="rent", lead_officer=craig, decision_due_on=DAY)
    asked = make_enquiry("When is it open?")
    type(asked).objects.update(reply_due_on=DAY)

    assert in_time_by_service(YEAR) == [
        InTime("Repairs and improvements", due=4, in_time=2, late=1),
        InTime("Rent and charges", due=1, in_time=0, late=0),
        InTime("Contact with us", due=1, in_time=0, late=0),
    ]
    assert in_time_by_colleague(YEAR) == [
        InTime("Ailsa Reid", due=2, in_time=1, late=1),
        InTime("Craig Baird", due=3, in_time=1, late=0),
        InTime("Nobody yet", due=1, in_time=0, late=0),
    ]
    assert in_time_by_service(YEAR)[0].percent == "50%"
    assert in_time_by_service(YEAR)[0].to_do == 1


def test_what_is_due_today_counts_once_it_is_settled_and_what_nobody_published_never():
    today = timezone.localdate()
    due = {"due_on": today, "service": "repairs"}
    make_outcome("There is time yet", **due)
    make_outcome("Done today", state="done", **due)
    make_consultation("Never published", published_at=None, decision_due_on=DAY)
    make_consultation("Decided by tonight", decision_due_on=today)

    assert in_time_by_service(FinancialYear.of(today)) == [
        InTime("Repairs and improvements", due=1, in_time=1, late=0)
    ]
    assert in_time_by_service(YEAR) == []


def test_staff_read_it_with_its_definitions_and_the_report_has_a_section_of_it(client, morag):
    make_event(starts_at=on(LAST_YEAR, 6, 1), run_by="neighbourhood")
    make_event(starts_at=on(LAST_YEAR, 6, 2), run_by="participation")
    make_outcome("Dark", due_on=DAY, said_on=DAY, service="homes")

    page = client.get(f"/staff/reports/by-service/?year={LAST_YEAR}").content.decode()
    section = impact_of(LAST_YEAR).services

    assert "Neighbourhoods and estates" in page
    assert "50%" in page
    assert taking_part.by_who_ran_it.definition in page
    assert in_time_by_colleague.definition in page
    assert section.answer == (
        "Of 2 activities, 1 was run by 1 service themselves. Of 1 thing due, 0 were done in time."
    )
    assert [(one.line.name, one.share) for one in section.rows] == [
        ("The participation team", 50),
        ("Neighbourhoods and estates", 50),
    ]
    assert [one.name for one in section.timely] == ["New and empty homes"]


def test_an_officer_says_which_service_runs_an_event(client, morag):
    page = client.get("/staff/events/log/").content.decode()

    assert "Who runs it?" in page
    assert "The participation team" in page
