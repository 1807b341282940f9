"""Who reports to whom, with how many members and what powers: for everybody, and for staff."""

import pytest

from base.core.refused import Refused
from participation.people.groups.governance import bodies, on_the_map
from participation.people.groups.services import save_group
from tests.days import days_ago
from tests.factories.groups import make_group, make_membership

pytestmark = pytest.mark.django_db


def as_text(found, depth=0) -> list[str]:
    return [
        line
        for body in found
        for line in (f"{'- ' * depth}{body.name}", *as_text(body.below, depth + 1))
    ]


def test_each_body_stands_under_the_one_it_reports_to():
    panel = make_group("Scrutiny Panel", kind="scrutiny", reports_to_words="Board")
    make_group("Associates", kind="associates", reports_to=panel)
    make_group("Steering group", kind="steering")
    make_group("Gardeners", kind="community")
    gone = make_group("Old committee", kind="joint", ended_on=days_ago(3))
    make_group("Left behind", kind="working", reports_to=gone)

    assert as_text(bodies(on_the_map())) == [
        "Board",
        "- Scrutiny Panel",
        "- - Associates",
        "Steering group",
        "Left behind",
    ]


def test_everybody_reads_it_with_powers_and_numbers_and_nobodys_name(client):
    panel = make_group(
        "Scrutiny Panel",
        kind="scrutiny",
        reports_to_words="Board",
        powers="It chooses what it looks into.",
        adviser="Dr Renwick",
    )
    seat = make_membership(panel)

    page = client.get("/governance/").content.decode()

    for words in ("Board", "Scrutiny Panel", "1 member", "It chooses what", "Dr Renwick"):
        assert words in page
    assert seat.customer.name not in page
    assert "/staff/groups/" not in page


def test_staff_go_from_it_to_each_group(client, morag):
    panel = make_group("Scrutiny Panel", kind="scrutiny")

    page = client.get("/staff/groups/governance/").content.decode()

    assert panel.get_absolute_url() in page
    assert "nobody is named yet to whom it reports" in page


def test_nobody_reports_to_themselves_over_others(morag):
    top = make_group("Top", kind="joint")
    middle = make_group("Middle", kind="joint", reports_to=top)
    low = make_group("Low", kind="joint", reports_to=middle)

    with pytest.raises(Refused, match="Top would report to itself"):
        save_group(by=morag, group=top, reports_to=low)


def test_a_panel_is_constituted_supported_and_looked_at_again(client, morag):
    panel = make_group("Scrutiny Panel", kind="scrutiny")
    save_group(
        by=morag,
        group=panel,
        adviser="Dr Renwick",
        reports_to_words="Board and executive team",
        remit_review_on=days_ago(-30),
    )

    page = client.get(panel.get_absolute_url()).content.decode()

    for words in ("Dr Renwick", "Board and executive team", "is looked at again"):
        assert words in page
