import pytest

from participation.customers import lookups
from participation.customers.models import Level, PreferenceOption, Tenure

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


def test_more_people_are_customers_than_those_who_rent():
    names = set(Tenure.objects.values_list("name", flat=True))

    assert {"Leaseholder", "Factored owner", "Household member", "Applicant"} <= names
    assert Tenure.objects.filter(rents_from_us=True).count() == 2
