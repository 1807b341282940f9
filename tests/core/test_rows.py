import pytest
from django.core.exceptions import FieldDoesNotExist
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from base.core.rows import locked, save_with_lists
from participation.people.customers.models import Area, Customer, PreferenceOption
from tests.factories.people import make_customer, make_estate, make_user


@pytest.fixture
def jean():
    return make_customer("Jean Smith")


def test_a_row_that_is_held_says_what_stands_now(db, jean):
    Customer.objects.filter(pk=jean.pk).update(name="Jean Ó Súilleabháin")

    assert locked(jean).name == "Jean Ó Súilleabháin"
    assert jean.name == "Jean Smith"


def test_whoever_is_signed_in_can_be_held_though_read_only_when_asked_for(db):
    morag = make_user()

    assert locked(SimpleLazyObject(lambda: morag)) == morag


def test_a_row_that_has_gone_cannot_be_held(db, jean):
    Customer.objects.filter(pk=jean.pk).delete()

    with pytest.raises(Customer.DoesNotExist):
        locked(jean)


def test_a_new_row_is_saved_with_what_is_chosen_of_others(db):
    loop, braille = PreferenceOption.objects.order_by("pk")[:2]

    saved = save_with_lists(Customer(reference="GH-1"), name="Jean", preferences=[loop, braille])

    assert Customer.objects.get(reference="GH-1").name == "Jean"
    assert set(saved.preferences.all()) == {loop, braille}


def test_a_list_that_is_not_named_stays_as_it_is(db, jean):
    option = PreferenceOption.objects.first()
    jean.preferences.add(option)

    save_with_lists(jean, name="Jean Tait")

    assert list(jean.preferences.all()) == [option]


def test_a_name_that_is_no_field_is_a_mistake_of_ours(db, jean):
    with pytest.raises(FieldDoesNotExist):
        save_with_lists(jean, nmae="Jean Tait")


def test_a_place_is_found_with_all_that_is_in_it(db):
    mill_lane = make_estate("Mill Lane", area="Calder", region="West")
    brae = make_estate("Brae", area="Kelvin", region="West")
    make_estate("Shore Road", area="Leith", region="East")
    west = Area.objects.get(name="West")

    assert set(Area.objects.within([west.pk]).estates()) == {mill_lane, brae}
    assert set(Area.objects.within([brae.pk, mill_lane.parent_id])) == {
        brae,
        mill_lane,
        mill_lane.parent,
    }
    assert mill_lane.with_wider == [mill_lane.pk, mill_lane.parent_id, west.pk]
    assert west.with_wider == [west.pk]


@pytest.mark.parametrize(
    "page", ["segments:edit", "ideas:idea", "sendouts:change", "wording:level"]
)
def test_a_form_about_a_row_that_is_not_there_is_no_page(client, morag, page):
    address = reverse(page, args=[10**9])

    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404
