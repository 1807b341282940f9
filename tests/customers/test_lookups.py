import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.periods import FinancialYear
from participation.people.customers import lookups
from participation.people.customers.models import Level, PreferenceOption, Tenure
from participation.programme.activities import stats
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement
from tests.factories.activities import make_past_event
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("preset", "least", "most", "rungs"),
    [
        ("pyramid", "Information", "Influence", 3),
        ("five_levels", "Information", "Empowerment", 5),
        ("ladder", "Coercion", "Co-production", 7),
    ],
)
def test_a_landlord_chooses_its_own_model_of_involvement(settings, preset, least, most, rungs):
    Level.objects.all().delete()
    settings.LEVELS_PRESET = preset

    lookups.load()

    levels = list(Level.objects.all())
    assert (levels[0].name, levels[-1].name, len(levels)) == (least, most, rungs)
    assert all(level.invitation and level.description and level.time_needed for level in levels)


def test_two_models_are_never_mixed(settings):
    settings.LEVELS_PRESET = "ladder"

    lookups.load()

    assert Level.objects.count() == 3


def test_loading_again_leaves_what_a_landlord_reworded():
    Tenure.objects.filter(code="tenant").update(name="Renter")
    PreferenceOption.objects.filter(code="travel").update(label="A lift")

    lookups.load()

    assert Tenure.objects.get(code="tenant").name == "Renter"
    assert PreferenceOption.objects.get(code="travel").label == "A lift"


def test_a_kind_that_the_landlord_has_already_is_not_added_again():
    Tenure.objects.filter(code="partner").delete()
    Tenure.objects.create(code="agency", name="partner AGENCY", plain_name="I am from an agency")

    lookups.load()

    assert not Tenure.objects.filter(code="partner").exists()


def test_more_people_are_customers_than_those_who_rent():
    names = set(Tenure.objects.values_list("name", flat=True))

    assert {"Leaseholder", "Factored owner", "Household member", "Applicant"} <= names
    assert {
        "Temporary accommodation tenant",
        "Private sector leasing tenant",
        "Sub-lessee",
    } <= names
    assert {"Volunteer", "Partner agency"} <= names
    assert Tenure.objects.filter(rents_from_us=True).count() == 2


def test_partner_agencies_take_part_and_are_not_counted_among_our_customers(client):
    tenant, partner = (
        make_customer("Amina", tenure="tenant"),
        make_customer("Ola", tenure="partner"),
    )
    for one in (tenant, partner):
        record_engagement(
            activity=make_past_event(),
            customer=one,
            role=Engagement.Role.ATTENDED,
            source=f"test:{one.pk}",
            day=timezone.localdate(),
        )
    year = FinancialYear.current()
    client.force_login(make_user(Role.STAFF))

    assert stats.customers_now() == 1
    assert (stats.people_taking_part(year), stats.new_people(year)) == (1, 1)
    assert stats.engagements(year) == 2
    assert [share.name for share in stats.by_tenure(year)] == ["Tenant"]
    table = client.get("/staff/representation/table.csv", {"by": "tenure"}).content.decode()
    assert "Tenant" in table
    assert "Partner agency" not in table
    people = client.get("/staff/people/", {"tenure": partner.tenure_id}).content.decode()
    assert "Ola" in people
