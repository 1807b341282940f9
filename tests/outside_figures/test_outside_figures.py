"""Figures that other systems count: entered with their source, read by panels beside ours."""

from decimal import Decimal

import pytest
from django.urls import reverse

from base.core.audience import Role
from base.core.evidence import piece_named
from participation.steering.outside_figures.models import TWICE, OutsideFigure, Unit
from tests.factories.outside_figures import LAST_YEAR, make_outside_figure
from tests.factories.people import make_user
from tests.factories.workspaces import make_panel, member

pytestmark = pytest.mark.django_db

SAID = {
    "service": "repairs",
    "kind": "cost",
    "title": "Repairs for each home",
    "counts": "All that repairs cost, shared by the homes that we let.",
    "year": LAST_YEAR,
    "unit": "pounds",
    "value": "£1,240.50",
    "source": "Accounts, note 7",
    "peers": "The average of 11 landlords",
    "peer_value": "1180",
    "peer_source": "Their accounts",
}


@pytest.fixture
def officer(client):
    user = make_user(Role.STAFF)
    client.force_login(user)
    return user


def test_a_panel_reads_on_the_page_of_the_service_what_an_officer_entered(client, officer):
    client.post(reverse("outside_figures:new"), SAID)
    member_of_panel = member(make_panel("Scrutiny Panel", kind="scrutiny"), "Tam Rennie").user

    client.force_login(member_of_panel)
    page = client.get(reverse("insight:my_service", args=["repairs"])).content.decode()

    for said in (
        "Repairs for each home",
        "£1,240.50",
        "£1,180",
        "The average of 11 landlords (Their accounts)",
    ):
        assert said in page
    assert "From: Accounts, note 7." in page
    assert "Enter a figure" not in page
    other = client.get(reverse("insight:my_service", args=["rent"])).content.decode()
    assert "Repairs for each home" not in other


def test_one_who_sits_on_no_panel_reads_none_of_it(client, officer):
    figure = make_outside_figure()
    client.force_login(make_user(Role.CUSTOMER))

    assert client.get(reverse("insight:my_service", args=["repairs"])).status_code == 404
    assert client.get(figure.get_absolute_url()).status_code == 403


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ({"peers": ""}, "Say who it is compared with"),
        ({"peer_value": ""}, "Enter their number"),
        ({"peer_source": ""}, "Say where their number comes from"),
        ({"unit": "percent", "value": "101"}, "A percentage is at most 100"),
        ({"value": "-4"}, "Enter a number of 0 or more"),
        ({"value": "1.234"}, "at most two places"),
        ({"value": "9" * 40}, "Enter a smaller number"),
        ({"year": "1850"}, "1850 is not one of the available choices"),
    ],
)
def test_what_cannot_be_is_said_on_the_page_and_what_was_typed_stays(
    client, officer, left_out, said
):
    page = client.post(reverse("outside_figures:new"), SAID | left_out).content.decode()

    assert said in page
    assert "Repairs for each home" in page
    assert not OutsideFigure.objects.exists()


def test_a_figure_stands_once_a_year_and_a_correction_keeps_what_stood_there(client, officer):
    figure = make_outside_figure()
    again = client.post(reverse("outside_figures:new"), SAID).content.decode()
    assert TWICE in again

    page = client.get(figure.get_absolute_url())
    seen = page.context["form"]["as_opened"].value() if "as_opened" in page.context["form"] else ""
    client.post(figure.get_absolute_url(), SAID | {"value": "1250", "as_opened": seen})

    figure.refresh_from_db()
    assert figure.value == 1250
    assert [one.value for one in figure.history.order_by("pk")] == [Decimal("1240.50"), 1250]


def test_a_panel_takes_it_as_evidence_with_what_it_counts_and_its_source(officer):
    figure = make_outside_figure()

    source, ref, piece = piece_named(f"outside:{figure.pk}", "repairs")
    assert (source.code, ref, piece.is_open) == ("outside", str(figure.pk), False)
    assert piece.says == "£1,240.50. The average of 11 landlords: £1,180."
    assert "shared by the homes" in piece.definition
    assert "Accounts, note 7" in piece.definition
    assert piece_named(f"outside:{figure.pk}", "rent") is None


@pytest.mark.parametrize(
    ("unit", "value", "said"),
    [
        (Unit.POUNDS, "1240", "£1,240"),
        (Unit.PERCENT, "81.30", "81.3%"),
        (Unit.NUMBER, "100", "100"),
        (Unit.NUMBER, "1200.00", "1,200"),
        (Unit.DAYS, "1", "1 day"),
        (Unit.DAYS, "4.50", "4.5 days"),
    ],
)
def test_a_number_is_told_in_its_unit(unit, value, said):
    assert unit.in_words(Decimal(value)) == said


def test_the_latest_three_years_of_each_stand_beside_each_other(client, officer):
    for back in range(4):
        make_outside_figure(year=LAST_YEAR - back, value=Decimal(100 + back))
    page = client.get(reverse("insight:staff_service", args=["repairs"])).content.decode()

    assert [f"£{number}" in page for number in (100, 101, 102, 103)] == [True, True, True, False]
    assert "outside-" in page


def test_one_is_removed_and_pressing_twice_does_nothing_more(client, officer):
    figure = make_outside_figure()
    address = reverse("outside_figures:remove", args=[figure.pk])

    assert client.post(address).status_code == client.post(address).status_code == 302
    assert not OutsideFigure.objects.exists()
