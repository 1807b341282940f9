"""The homes that residents inspect: listed, drawn by lot, and their addresses forgotten (F-03, F-47)."""

import datetime as dt
import random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from base.core.periods import Month
from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.programme.inspections.homes.services import draw_homes, forget_addresses
from participation.programme.inspections.models import Draw, Inspection, ReadyHome, What
from participation.programme.inspections.standards.services import take_into_use, write_standard
from participation.programme.inspections.standards.text import read_lines
from participation.programme.inspections.tasks import draw_homes_of_month
from tests.factories.inspections import (
    LINES,
    arranged,
    make_homes,
    make_inspection,
    make_inspector,
    make_pilot,
    make_standard,
)
from tests.factories.people import make_user
from tests.forms import token_in

pytestmark = pytest.mark.django_db


def send_list(client, text: str):
    page = reverse("inspections:send_homes")
    token = token_in(client.get(page).content.decode())
    file = SimpleUploadedFile("homes.csv", text.encode(), content_type="text/csv")
    return client.post(page, {"file": file, "form_token": token}, follow=True)


def test_before_a_trial_says_that_it_begins_no_inspection_is_planned(morag):
    manager = make_user(Role.MANAGER)
    standard = write_standard(
        standard=None,
        lines=read_lines(LINES),
        by=morag,
        title="Re-let standard",
        what=What.HOMES,
        service="homes",
        confirms=manager,
    )
    standard = take_into_use(standard=standard, by=morag)
    make_homes(by=morag)

    with pytest.raises(Refused, match="First write down what a trial"):
        draw_homes(standard=standard, by=morag, month=Month.current())
    make_pilot(morag, begins=False)
    with pytest.raises(Refused, match="First write down what a trial"):
        draw_homes(standard=standard, by=morag, month=Month.current())
    make_pilot(morag)

    draw_homes(standard=standard, by=morag, month=Month.current())
    assert Inspection.objects.count() == 1


def test_four_homes_a_month_are_drawn_by_lot_and_anybody_can_draw_them_again(staff, morag):
    standard = make_standard(by=morag)
    there = [home.pk for home in sorted(make_homes(10, by=morag), key=lambda one: one.pk)]
    page = reverse("inspections:draw")
    token = token_in(staff.get(page).content.decode())

    staff.post(page, {"standard": standard.pk, "form_token": token})
    again = draw_homes(standard=standard, by=morag, month=Month.current())

    drawn = set(Inspection.objects.values_list("home", flat=True))
    assert drawn == set(random.Random(again.seed).sample(there, 4))
    assert (again.population, again.asked_for) == (10, 4)
    shown = staff.get(Inspection.objects.first().get_absolute_url()).content.decode()
    assert f"By lot, from 10 homes that were ready. Seed {again.seed}." in shown


def test_the_portal_draws_by_itself_once_the_list_has_enough_and_once_a_month(morag):
    standard = make_standard(by=morag)
    make_homes(3, by=morag)
    draw_homes_of_month()
    assert not Draw.objects.exists()
    make_homes(2, by=morag)

    for _ in range(2):
        draw_homes_of_month()

    draw = Draw.objects.get()
    there = list(ReadyHome.objects.order_by("pk").values_list("pk", flat=True))
    drawn = set(Inspection.objects.values_list("home", flat=True))
    assert drawn == set(random.Random(draw.seed).sample(there, 4))
    assert (draw.drawn_by, draw.population) == (None, 5)
    assert {one.planned_by for one in Inspection.objects.all()} == {standard.written_by}


def test_a_new_list_forgets_where_somebody_lives_now_and_calls_off_what_was_arranged(staff, morag):
    amina = make_inspector()
    make_standard(by=morag)
    send_list(staff, "Reference,Address,Area,Ready on\nV-1,4 Mill Lane,,30/11/2026\n")
    home = ReadyHome.objects.get(reference="V-1")
    inspection = arranged(
        amina, make_inspection(home=home, standard=make_standard("Second"))
    ).inspection

    page = send_list(staff, "Reference,Address,Area,Ready on\nV-2,6 Mill Lane,,1/12/2026\n")

    assert "1 new on the list. 1 not on it any more" in page.content.decode()
    home.refresh_from_db()
    inspection.refresh_from_db()
    assert (home.reference, home.address) == ("", "")
    assert inspection.called_off_why == "The home is not ready to let any more."
    assert Message.objects.filter(customer=amina, template="inspections/email/called_off").exists()


def test_one_press_takes_a_home_off_the_list_once_it_is_let(staff, morag):
    inspection = make_inspection(standard=make_standard(by=morag))
    address = reverse("inspections:let", args=[inspection.home.pk])

    assert address in staff.get(inspection.get_absolute_url()).content.decode()
    staff.post(address)

    inspection.refresh_from_db()
    assert inspection.home.address == ""
    assert inspection.called_off_at


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Reference,Address,Ready on,Key code\nV-1,4 Mill Lane,1/12/2026,4417\n", "Take this out"),
        ("Reference,Address,Ready on\nV-1,4 Mill Lane,1/12/2026\nV-1,5,1/12/2026\n", "Line 3"),
        ("Reference,Address,Ready on\nV-1,,1/12/2026\n", "There is no address"),
        ("Reference,Address,Area,Ready on\nV-1,4,Atlantis,1/12/2026\n", "no area called"),
        ("Reference,Address\nV-1,4 Mill Lane\n", "Ready on"),
    ],
)
def test_of_a_list_with_one_wrong_line_nothing_is_taken(staff, text, said):
    page = send_list(staff, text)

    assert said in page.content.decode()
    assert not ReadyHome.objects.exists()


def test_an_address_is_forgotten_after_a_time_though_nobody_said_that_it_is_let(morag):
    old, new = make_homes(2, by=morag)
    long_ago = timezone.now() - dt.timedelta(days=61)
    ReadyHome.objects.filter(pk=old.pk).update(listed_at=long_ago)

    assert forget_addresses() == 1

    assert set(ReadyHome.objects.values_list("address", flat=True)) == {"", new.address}
