"""Who inspects on which day is arranged, and whoever inspects is told (R-07, B-33, B-34)."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from base.core.periods import FinancialYear
from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.people.groups.models import Membership
from participation.programme.inspections import stats
from participation.programme.inspections.models import Inspection, What
from participation.programme.inspections.planning.services import arrange, decline
from participation.programme.inspections.tasks import remind_of_tomorrow
from participation.programme.inspections.worklist import (
    inspections_to_arrange,
)
from tests.factories.inspections import (
    arranged,
    at,
    coming_day,
    happened,
    make_inspection,
    make_inspector,
    make_standard,
    send_found,
)
from tests.factories.people import make_estate, make_joined_customer
from tests.forms import token_in

pytestmark = pytest.mark.django_db


def test_whoever_inspects_is_told_and_reads_the_address_only_until_it_is_over(client, amina):
    make_inspector(amina)
    inspector = arranged(amina, area=make_estate("Mill Lane"))
    address = inspector.inspection.home.address
    page = reverse("inspections:my_inspection", args=[inspector.pk])

    before = client.get(page).content.decode()
    message = Message.objects.get(customer=amina, template="inspections/email/to_inspect")
    send_found(happened(inspector.inspection), by=amina.user)
    after = client.get(page).content.decode()

    assert address in before
    assert address not in message.text
    assert address not in message.subject
    assert address not in after
    assert "Mill Lane" in after  # the area


def test_a_day_is_in_office_hours_and_only_members_of_the_group_are_asked(amina):
    make_inspector(amina)
    inspection = make_inspection()
    about = {
        "inspection": inspection,
        "minutes": 60,
        "officer": inspection.planned_by,
        "inspectors": [amina],
        "by": inspection.planned_by,
    }
    saturday = coming_day()
    while saturday.weekday() != 5:
        saturday += dt.timedelta(days=1)

    with pytest.raises(Refused, match="not a working day"):
        arrange(**about, starts_at=at(saturday))
    with pytest.raises(Refused, match="between 9:00 and 17:00"):
        arrange(**about, starts_at=at(coming_day(), 8))
    with pytest.raises(Refused, match="between 9:00 and 17:00"):
        arrange(**about | {"minutes": 90}, starts_at=at(coming_day(), 16))
    with pytest.raises(Refused, match="That time has passed"):
        arrange(**about, starts_at=timezone.now() - dt.timedelta(days=7))
    Membership.objects.filter(customer=amina).update(until_on=timezone.localdate())
    with pytest.raises(Refused, match="They do not sit on a group that inspects this: Amina"):
        arrange(**about, starts_at=at(coming_day()))

    inspection.refresh_from_db()
    assert inspection.starts_at is None


def test_staff_arrange_it_on_a_page_and_whoever_cannot_come_says_so(staff, morag, client):
    amina = make_joined_customer("Amina Hussain")
    make_inspector(amina)
    inspection = make_inspection(standard=make_standard(by=morag))
    page = reverse("inspections:arrange", args=[inspection.pk])
    shown = staff.get(page).content.decode()
    day = coming_day()
    sent = {
        "day_0": day.day,
        "day_1": day.month,
        "day_2": day.year,
        "starts": "10am",
        "minutes": 60,
        "officer": morag.pk,
        "inspectors": [amina.pk],
        "form_token": token_in(shown),
    }

    staff.post(page, sent)
    inspection.refresh_from_db()
    decline(inspector=inspection.inspectors.get())

    assert timezone.localtime(inspection.starts_at).hour == 10
    waiting = [task.what for task in inspections_to_arrange(morag)]
    assert waiting == ["Nobody can come to an inspection: a home"]


def test_whoever_inspects_tomorrow_is_reminded_once(amina):
    make_inspector(amina)
    inspection = arranged(amina).inspection
    happened(inspection, timezone.localdate() + dt.timedelta(days=1))

    remind_of_tomorrow()
    remind_of_tomorrow()

    reminded = Message.objects.filter(customer=amina, template="inspections/email/reminder")
    assert reminded.count() == 1


def test_an_estate_is_inspected_ad_hoc_with_partners_by_its_own_standard(staff, morag, amina):
    standard = make_standard("Estates", what=What.ESTATES, by=morag, service="neighbourhood")
    make_inspector(amina, what=What.ESTATES)
    page = reverse("inspections:plan")
    staff.force_login(morag)
    sent = {
        "standard": standard.pk,
        "subject": "The back courts of Mill Lane",
        "why": "Three people wrote about the bins",
        "partners": "The council",
        "form_token": token_in(staff.get(page).content.decode()),
    }

    staff.post(page, sent)
    inspection = Inspection.objects.get()
    send_found(arranged(amina, inspection, today=True).inspection)

    assert (inspection.home, inspection.partners) == (None, "The council")
    assert stats.met(FinancialYear.current())[0].name == "Estates"
