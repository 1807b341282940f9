"""What staff and everybody read of inspections, and the standards they are held against."""

import pytest
from django.urls import reverse

from base.core.periods import FinancialYear
from base.core.refused import Refused
from participation.people.customers.models import Area
from participation.programme.inspections import stats
from participation.programme.inspections.standards.services import write_standard
from participation.programme.inspections.standards.text import read_lines, written
from participation.programme.inspections.worklist import (
    inspections_to_read,
)
from tests.factories.inspections import (
    LINES,
    arranged,
    happened,
    make_homes,
    make_inspection,
    make_inspector,
    make_standard,
    send_found,
)
from tests.factories.people import make_estate
from tests.forms import token_in

pytestmark = pytest.mark.django_db


def test_a_year_is_told_with_each_inspection_and_no_address(client, amina):
    make_inspector(amina)
    standard = make_standard()
    area = make_estate("Mill Lane")
    homes = make_homes(3, area=Area.objects.get(pk=area.pk))
    for number, home in enumerate(homes):
        inspection = arranged(amina, make_inspection(standard=standard, home=home)).inspection
        happened(inspection)
        move_in = "yes" if number else "no"
        send_found(inspection, item_1="meets" if number else "fails", move_in=move_in)
    year = FinancialYear.current()
    client.logout()

    shown = client.get(f"/inspections/inspections-by-residents-{year.code}/").content.decode()

    assert (stats.ready(year).count, stats.ready(year).of) == (2, 3)
    assert (stats.move_in(year).count, stats.move_in(year).of) == (2, 3)
    assert "8 of 9 things" in shown
    assert "2 of 3 homes were ready" in shown
    assert not any(home.address in shown for home in homes)


def test_an_officer_reads_what_was_found_and_says_what_of_the_praise_may_be_printed(staff, morag):
    amina = make_inspector()
    inspection = arranged(amina, make_inspection(standard=make_standard(by=morag))).inspection
    send_found(happened(inspection), praise="Davie left it spotless")
    before = [task.what for task in inspections_to_read(morag)]
    page = reverse("inspections:read", args=[inspection.pk])
    token = token_in(staff.get(page).content.decode())

    staff.post(page, {"printed": "It was spotless", "form_token": token})

    assert before == ["Read what inspectors found: a home"]
    assert not list(inspections_to_read(morag))
    assert stats.praise(FinancialYear.current()) == ["It was spotless"]


def test_a_standard_is_written_line_by_line_and_stays_once_it_is_in_use(morag):
    standard = make_standard(by=morag)

    assert written(read_lines(LINES)) == LINES.strip()
    with pytest.raises(Refused, match="begin with a heading"):
        read_lines("Walls are sound")
    with pytest.raises(Refused, match="at least one thing"):
        read_lines("Kitchen:")
    with pytest.raises(Refused, match="It is in use"):
        write_standard(standard=standard, lines=read_lines(LINES), by=morag, title="Other")
