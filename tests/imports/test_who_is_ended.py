"""A whole list ends whom it does not name. A line that is refused names somebody, or may name anybody."""

import pytest

from base.core.audience import Role
from base.core.refused import Refused
from participation.people.customers.models import Customer
from participation.people.imports.models import Line
from participation.people.imports.services import apply_list
from participation.people.imports.tasks import work_on_import
from tests.factories.lists import JEAN, TAM, applied, checked, csv_list
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db

HEADINGS = ["Reference", "Name", "Mobile"]
#: A hidden mark beside the number, a formula for a name, one cell too many.
THREE = [
    ["GH100012", "Elena Rusu", "\u202a+44 141 496 0112\u202c"],
    ["GH100013", '="Angus Jardine"', ""],
    ["GH100014", "Callum Yuill", "", "extra"],
]


def with_thirty_more(*lines: list) -> bytes:
    """So many that ending three of them is not unusual."""
    others = [[f"GH-{n}", f"Person {n}", ""] for n in range(30)]
    return csv_list(*others, *lines, headings=HEADINGS)


@pytest.fixture
def three():
    applied(with_thirty_more(*([ref, "Somebody", ""] for ref, *_ in THREE)))


def test_a_refused_line_ends_nobody(three):
    imported = applied(with_thirty_more(*THREE))

    refused = imported.lines.filter(verdict=Line.Verdict.REFUSED).order_by("number")
    assert [(one.reference, one.note.split(".")[0]) for one in refused] == [
        ("GH100013", "A cell holds a formula"),
        ("GH100014", "The line has more columns than there are headings"),
    ]
    assert (imported.counts["ended"], imported.counts["waits"]) == (0, 0)
    assert not Customer.objects.exclude(ended_on=None).exists()


def test_hidden_marks_are_taken_out_of_what_is_kept():
    hidden = ["\u202aGH\u200b-1\u202c", "\ufeffJean \u2067Ó\u2069 Súil\u00adleabháin\x00"]
    address = "Flat 2\u200e\n1 Mill\u200b Lane"

    imported = applied(csv_list([*hidden, *JEAN[2:4], address, "gm1\u00a01aa\u200f", "", ""]))

    jean = Customer.objects.get()
    assert imported.counts["refused"] == 0
    assert (jean.reference, jean.name) == ("GH-1", "Jean Ó Súilleabháin")
    assert (jean.address, jean.postcode) == ("Flat 2, 1 Mill Lane", "GM1 1AA")


@pytest.mark.parametrize(
    "unreadable",
    [
        ["", "Somebody", ""],
        ["=A1", "Somebody", ""],
        ["G" * 41, "Somebody", ""],
        ["Somebody", "GH-1", "0141 496 0112", "moved by one cell"],
    ],
)
def test_endings_wait_where_a_refused_line_may_be_about_anybody(unreadable):
    applied(csv_list(JEAN, TAM))

    again = applied(csv_list(["GH-1", "Jean Orr", ""], unreadable, headings=HEADINGS))

    assert (again.counts["waits"], again.counts["unread"], again.counts["ended"]) == (1, 1, 0)
    tam = Customer.objects.get(reference="GH-2")
    assert tam.ended_on is None
    assert "cannot be read, and may be about this person" in again.lines.missing().get().note


def test_a_refused_line_of_which_we_know_whom_it_is_about_holds_up_nothing():
    applied(csv_list(JEAN, TAM))

    again = applied(csv_list([*JEAN, "one cell too many"]))

    assert (again.counts["waits"], again.counts["ended"]) == (0, 1)
    assert Customer.objects.get(reference="GH-1").ended_on is None


def test_staff_end_them_when_they_have_looked():
    applied(csv_list(JEAN, TAM))
    again = checked(csv_list(JEAN, ["", *TAM[1:]]))

    apply_list(imported=again, by=make_user(Role.MANAGER), end_waiting=True)
    work_on_import(again.pk)

    again.refresh_from_db()
    assert (again.counts["waits"], again.counts["ended"]) == (0, 1)
    tam = Customer.objects.get(reference="GH-2")
    assert tam.ended_on
    assert tam.history.first().history_type == "~"


def test_the_page_says_that_endings_wait_and_still_asks_whether_the_list_is_whole(client):
    for n in range(5):
        make_customer(reference=f"OLD-{n}")
    client.force_login(make_user(Role.MANAGER))
    again = checked(csv_list(JEAN, ["", *TAM[1:]]))
    address = again.get_absolute_url()

    page = client.get(address).content.decode()
    assert "Nobody is ended by such a line" in page
    assert "mark 5 people as former customers. That is more than usual" in page
    assert "It has no reference." in client.get(f"{address}?show=unread").content.decode()
    client.post(f"{address}apply/", {"end_waiting": "yes"})
    again.refresh_from_db()
    assert again.is_checked
    client.post(f"{address}apply/", {"end_waiting": "yes", "sure": "yes"})

    again.refresh_from_db()
    assert (again.state, again.end_waiting) == ("to_apply", True)


def test_who_leaves_them_as_they_are_is_not_asked_whether_the_list_is_whole(client):
    for n in range(5):
        make_customer(reference=f"OLD-{n}")
    client.force_login(make_user(Role.MANAGER))
    again = checked(csv_list(JEAN, ["", *TAM[1:]]))

    client.post(f"{again.get_absolute_url()}apply/")
    work_on_import(again.pk)

    assert Customer.objects.current().count() == 6


def test_nothing_but_endings_that_wait_needs_somebody_to_end_them():
    applied(csv_list(JEAN, TAM))
    again = checked(csv_list(JEAN, ["", *TAM[1:]]))

    with pytest.raises(Refused, match="nothing to apply unless"):
        apply_list(imported=again, by=make_user(Role.MANAGER))
