"""Every number of a line is kept, and texts go to the one that takes them."""

import pytest

from base.core.audience import Role
from participation.people.customers.models import Channel, Customer
from participation.people.imports.values import phones
from participation.people.imports.values.phones import Phone
from participation.records.erasing.services import erase_person
from tests.factories.lists import applied, checked, csv_list
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db

HEADINGS = ["Ref", "Name", "Tel (H)", "Mob"]
MOBILE, LANDLINE = "+447700900123", "+441414960112"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("07700 900123", [Phone(MOBILE)]),
        ("7700900123", [Phone(MOBILE)]),
        ("447700900123", [Phone(MOBILE)]),
        ("+44 (0)7700 900123", [Phone(MOBILE)]),
        ("0044 7700 900 123", [Phone(MOBILE)]),
        ("Mob: 07700 900123", [Phone(MOBILE)]),
        ("1414960112", [Phone(LANDLINE)]),
        ("(0141) 496-0112", [Phone(LANDLINE)]),
        ("0141/496 0112 (h)", []),
        ("0141 496 0112 x23", [Phone(LANDLINE, "23")]),
        ("0141 496 0112 Ext. 4", [Phone(LANDLINE, "4")]),
        ("0141 496 0112 / 07700 900123", [Phone(LANDLINE), Phone(MOBILE)]),
        ("07700 900123 or 0141 496 0112 extn 7", [Phone(MOBILE), Phone(LANDLINE, "7")]),
        ("+48 601 123 456", [Phone("+48601123456")]),
        ("07700 900123 (her daughter)", []),
        ("4.47701E+11", []),
        ("not known", []),
        ("01/02/1980", []),
    ],
)
def test_numbers_are_found_however_they_are_written(said, found):
    assert phones(said) == found


@pytest.mark.parametrize(
    ("home", "mobile", "phone", "others"),
    [
        ("0141 496 0112", "07700 900123", MOBILE, LANDLINE),
        ("0141 496 0112", "", LANDLINE, ""),
        ("0141 496 0112 ext 23", "7700900123", MOBILE, f"{LANDLINE} ext. 23"),
        ("0141 496 0112 ext 23", "", LANDLINE, f"{LANDLINE} ext. 23"),
        ("0141 496 0112", "0141 496 0112", LANDLINE, ""),
        ("0141 496 0112", "0141 496 0199", LANDLINE, "+441414960199"),
    ],
)
def test_two_numbers_are_kept_and_texts_go_to_the_mobile(home, mobile, phone, others):
    applied(csv_list(["GH-1", "Jean Orr", home, mobile], headings=HEADINGS))

    jean = Customer.objects.get()
    assert (str(jean.phone), jean.other_phones) == (phone, others)
    assert (Channel.SMS in jean.channels_to_reach) == (phone == MOBILE)
    assert jean.history.get().other_phones == others


def test_the_same_numbers_again_change_nothing_and_one_of_them_alone_takes_no_mobile_away():
    applied(csv_list(["GH-1", "Jean Orr", "0141 496 0112", "07700 900123"], headings=HEADINGS))

    again = checked(
        csv_list(["GH-1", "Jean Orr", "0141 496 0112", "07700 900123"], headings=HEADINGS)
    )
    alone = checked(csv_list(["GH-1", "Jean Orr", "0141 496 0112", ""], headings=HEADINGS))

    assert not again.changes_something
    assert not alone.changes_something


def test_staff_read_every_number_as_people_write_it(client):
    jean = make_customer("Jean Orr", phone=MOBILE, other_phones=f"{LANDLINE} ext. 23, +48601123456")
    client.force_login(make_user(Role.STAFF))

    page = client.get(jean.get_absolute_url()).content.decode()

    assert "0141 496 0112 ext. 23" in page
    assert "+48 601 123 456" in page


def test_no_number_outlives_an_erased_person():
    jean = make_customer("Jean Orr", phone=MOBILE, other_phones=LANDLINE)
    jean.save()

    erase_person(customer=jean, by=make_user(), why="Asked")

    assert not Customer.objects.exclude(other_phones="").exists()
    assert not Customer.history.exclude(other_phones="").exists()
