"""Some people beside all customers: whom we would invite, whom a draw chose, who joined (T-17, K-06)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from participation.joining.involvement.models import Joining
from participation.joining.involvement.services import express_interest
from participation.joining.recruitment.models import Recruit
from participation.joining.recruitment.stats import by_campaign, who_joined
from participation.joining.selection.services import (
    draw_people,
    fix_list,
    save_selection,
    stand_down,
)
from participation.people.customers.models import Customer
from participation.people.equality.models import CountedTable
from participation.reach.representation.characteristics import CHARACTERISTICS
from participation.reach.representation.comparing import TOO_FEW
from participation.reach.representation.stats import beside_customers
from participation.reach.representation.tallies import on_record
from participation.reach.segments.models import Segment
from tests.factories.activities import make_opportunity
from tests.factories.equality import make_answered
from tests.factories.people import make_customer
from tests.factories.recruitment import make_campaign, make_piece

pytestmark = pytest.mark.django_db
TENURE = CHARACTERISTICS["tenure"]


def people(number: int, tenure: str) -> list:
    return [make_customer(f"{tenure} {n}", tenure=tenure) for n in range(number)]


def joined(campaign, customers) -> None:
    link = make_piece(campaign)
    for customer in customers:
        joining = Joining.objects.create(answers={}, customer=customer, applied_at=timezone.now())
        Recruit.objects.create(joining=joining, link=link)


def rows(comparison) -> dict:
    return {row.name: (row.customers, row.people, row.says) for row in comparison.groups}


def test_invitees_stand_beside_all_customers_and_a_missing_group_is_said():
    tenants, owners = people(40, "tenant"), people(40, "factored_owner")
    these = Customer.objects.filter(pk__in=[one.pk for one in (*tenants[:28], *owners[:2])])

    found = rows(beside_customers(on_record(these), hide_small=False)["tenure"])

    assert found == {
        "Factored owner": (40, 2, "Fewer than their share"),
        "Tenant": (40, 28, "More than their share"),
    }


def test_of_fewer_than_20_people_counts_are_shown_and_nothing_is_compared():
    tenants, _ = people(40, "tenant"), people(40, "factored_owner")
    these = Customer.objects.filter(pk__in=[one.pk for one in tenants[:8]])

    found = rows(beside_customers(on_record(these), hide_small=False)["tenure"])

    assert found["Tenant"] == (40, 8, TOO_FEW)


def test_the_page_of_a_segment_counts_only_those_we_may_invite(client, morag):
    segment = Segment.objects.create(name="Owners", criteria={"tenures": ["factored_owner"]})
    people(25, "factored_owner")

    page = client.get(f"/staff/representation/segments/{segment.pk}/")

    assert dict(page.context["comparisons"])["Tenure"].people.of == 0  # nobody has agreed
    assert (
        f"/staff/representation/segments/{segment.pk}/"
        in client.get(segment.get_absolute_url()).content.decode()
    )


def test_those_who_stood_down_after_a_draw_are_not_counted(client, morag):
    opportunity = make_opportunity()
    for customer in people(6, "tenant"):
        express_interest(opportunity=opportunity, customer=customer, by=morag)
    selection = save_selection(
        by=morag,
        title="Focus group",
        purpose="Few chairs.",
        opportunity=opportunity,
        features=["tenure"],
        places=4,
        reserves=0,
    )
    assert client.get(f"/staff/selections/{selection.pk}/who/").status_code == 404
    fix_list(selection=selection, by=morag)
    draw_people(selection=selection, by=morag)
    stand_down(chosen=selection.people.first(), by=morag, why="Moved away")

    page = client.get(f"/staff/selections/{selection.pk}/who/")

    assert dict(page.context["comparisons"])["Tenure"].people.of == 3


def test_those_who_joined_through_a_campaign_are_compared_and_small_numbers_hidden():
    tenants, owners = people(60, "tenant"), people(60, "factored_owner")
    campaign = make_campaign("Sit on the Scrutiny Panel")
    joined(campaign, [*tenants[:30], *owners[:3]])
    joined(make_campaign("Another"), owners[10:40])

    found = rows(dict(who_joined(campaign))["Tenure"])

    assert found["Factored owner"][1] is None
    assert found["Tenant"][1] is None  # it would give the other away


def test_of_those_who_joined_through_a_campaign_nothing_is_told_of_what_they_told_us():
    campaign = make_campaign()
    joined(campaign, make_answered(40, "sex", "female"))

    assert [title for title, _ in who_joined(campaign)] == ["Tenure", "Region", "Age"]
    assert not CountedTable.objects.exists()


def test_somebody_who_is_not_in_our_housing_records_is_not_counted_for_a_campaign():
    campaign = make_campaign()
    tenant = make_customer("Jean", tenure="tenant")
    joined(campaign, [tenant, make_customer("Made up", tenure="tenant", reference=None)])

    (_, by_tenure), *_ = who_joined(campaign)

    assert by_tenure.people.of == 1
    assert by_campaign()[campaign.pk].joined == 1


def test_the_page_of_a_campaign_leads_there_and_says_when_there_are_too_few(client, morag):
    campaign = make_campaign()
    joined(campaign, people(3, "tenant"))
    address = f"/staff/campaigns/{campaign.pk}/who/"
    assert address in client.get(campaign.get_absolute_url()).content.decode()
    client.get(address)

    with CaptureQueriesContext(connection) as asked:
        html = client.get(address).content.decode()
    assert len([one for one in asked if "SAVEPOINT" not in one["sql"]]) <= 20

    assert TOO_FEW in html
    assert "What it says" in html
