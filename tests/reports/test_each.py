"""How many took part in each group and event, and how many of which kind there were (B-53, B-54)."""

import datetime as dt

import pytest

from base.core.periods import FinancialYear
from participation.programme.activities import stats as taking_part
from participation.programme.activities.stats import GroupMet
from participation.programme.events import kinds
from tests.factories.activities import make_event
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_customer
from tests.factories.reports import LAST_YEAR, came, impact_of, make_report, on

pytestmark = pytest.mark.django_db
YEAR = FinancialYear.starting(LAST_YEAR)


def test_each_event_says_how_many_people_and_how_often():
    amina, jean = make_customer("Amina"), make_customer("Jean")
    tea = make_event("Tea", starts_at=on(LAST_YEAR, 6, 1))
    walk = make_event("Walk", starts_at=on(LAST_YEAR, 5, 1), kind=kinds.ESTATE_WALK.code)
    make_event("Nobody came", starts_at=on(LAST_YEAR, 7, 1))
    make_event("The year before", starts_at=on(LAST_YEAR - 1, 7, 1))
    make_event("Between us", starts_at=on(LAST_YEAR, 8, 1), published_at=None)
    make_event("The panel alone", starts_at=on(LAST_YEAR, 8, 2), members_only=True)
    for customer in (amina, jean):
        came(tea, customer)
    came(tea, people=5)
    came(walk, amina)

    section = impact_of(LAST_YEAR).each

    assert [(one.title, one.kind, one.people, one.times) for one in section.activities] == [
        ("Walk", "Estate walk", None, None),
        ("Tea", "Drop-in", None, 7),
        ("Nobody came", "Drop-in", 0, 0),
    ]
    assert section.not_public == 2
    assert section.answer == "5 activities were held, of 2 kinds. There was no group."


def test_each_group_says_who_sits_on_it_and_what_was_held_with_it():
    panel = make_group("Panel", formed_on=dt.date(LAST_YEAR - 3, 1, 1))
    make_group("Over before", ended_on=dt.date(LAST_YEAR, 1, 1))
    make_group("Not formed yet", formed_on=dt.date(LAST_YEAR + 1, 5, 1))
    for name, until in (("Amina", None), ("Jean", None), ("Left", dt.date(LAST_YEAR, 9, 1))):
        make_membership(
            customer=make_customer(name),
            group=panel,
            from_on=dt.date(LAST_YEAR - 1, 1, 1),
            until_on=until,
        )
    for day in (1, 2):
        meeting = make_event(f"Meeting {day}", starts_at=on(LAST_YEAR, 6, day))
        meeting.groups.add(panel)
        came(meeting, people=3)
    alone = make_event("Between us", starts_at=on(LAST_YEAR, 6, 3), members_only=True)
    alone.only_for.add(panel)
    both = make_event("Both ways", starts_at=on(LAST_YEAR, 6, 4), members_only=True)
    both.only_for.add(panel)
    both.groups.add(panel)
    for meeting in (alone, both):
        came(meeting, make_customer())
        came(meeting, people=2)

    assert taking_part.each_group(YEAR) == [
        GroupMet("Panel", panel.kind.name, members=2, held=4, times=12)
    ]
    assert impact_of(LAST_YEAR).each.answer.endswith(f"There was 1 group: {panel.kind.name} 1.")


def test_both_are_on_the_page_with_what_they_count(client, manager, quick_layout):
    make_event("Tea", starts_at=on(LAST_YEAR, 6, 1))
    came(make_event("Walk", starts_at=on(LAST_YEAR, 6, 2)), make_customer("Amina"))
    make_group("Panel")
    edition = make_report(by=manager, published=True)

    page = client.get(edition.get_absolute_url()).content.decode()

    assert "How many took part in each?" in page
    assert page.count("Fewer than 5") == 2
    assert taking_part.each_activity.definition in page
    assert taking_part.each_group.definition in page
