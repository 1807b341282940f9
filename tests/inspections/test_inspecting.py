"""Somebody goes through a home on their phone; what fails reaches the service with a day (F-03, R-07)."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from base.core.working_days import after_working_days
from participation.messages.contact.models import Message
from participation.programme.activities.models import Engagement, ServiceLead
from participation.programme.inspections.put_right import actions_of
from tests.factories.inspections import (
    arranged,
    happened,
    make_inspector,
    send_found,
)
from tests.factories.people import make_joined_customer, make_user
from tests.forms import token_in

pytestmark = pytest.mark.django_db


def test_the_address_goes_when_the_day_is_over_though_nothing_was_sent(client, amina):
    make_inspector(amina)
    inspector = arranged(amina)
    happened(inspector.inspection, timezone.localdate() - dt.timedelta(days=1))

    shown = client.get(reverse("inspections:my_inspection", args=[inspector.pk]))

    assert inspector.inspection.home.address not in shown.content.decode()


def test_nobody_else_reads_an_inspection_or_answers_for_it(client, amina):
    other = make_joined_customer("Ewan Bell")
    make_inspector(other)
    inspector = arranged(other, today=True)

    for name in ("my_inspection", "start", "check"):
        assert client.get(reverse(f"inspections:{name}", args=[inspector.pk])).status_code == 404
    assert client.post(reverse("inspections:decline", args=[inspector.pk])).status_code == 404


def test_somebody_goes_through_the_home_on_their_phone_and_what_fails_has_a_day(client, amina):
    make_inspector(amina)
    lead = make_user(Role.MANAGER, name="Ewan Bell")
    ServiceLead.objects.create(service="homes", officer=lead)
    inspector = arranged(amina, today=True)
    inspection = inspector.inspection
    asked = {
        one.code: one.source for one in inspection.standard.questionnaire.asked.questions.all()
    }
    address = reverse("inspections:start", args=[inspector.pk])
    first = client.get(address).url

    client.post(
        first, {asked["item-1"]: "fails", asked["item-2"]: "meets", "shown": "item-1 item-2"}
    )
    check = reverse("inspections:check", args=[inspector.pk])
    shown = client.get(check).content.decode()
    client.post(check, {"form_token": token_in(shown)})
    inspection.refresh_from_db()

    assert inspection.sent_by == amina
    assert (inspection.met, inspection.looked_at, inspection.unsafe) == (1, 2, 1)
    assert inspection.verdict == "Not ready: something for safety failed"
    action = actions_of(inspection).get()
    assert action.owner == lead
    assert action.due_on == after_working_days(timezone.localdate(), 1)
    assert "There is a smoke alarm, and it sounds (fails)" in action.details
    assert Message.objects.filter(address=lead.email, subject=action.what).exists()
    mine = client.get(reverse("inspections:my_inspection", args=[inspector.pk])).content.decode()
    assert "To be put right by" in mine
    line = Engagement.objects.get(customer=amina)
    assert line.role == Engagement.Role.INSPECTED


def test_what_keeps_people_safe_is_safe_or_not_and_what_is_not_there_leaves_the_share(amina):
    make_inspector(amina)
    inspection = arranged(amina, today=True).inspection
    codes = {
        one.code: [option.code for option in one.options.all()]
        for one in inspection.standard.questionnaire.asked.questions.all()
    }

    send_found(inspection, item_1="na", item_2="partly", move_in="no")

    assert codes["item-1"] == ["meets", "fails", "na"]
    assert codes["item-2"] == ["meets", "partly", "fails", "na"]
    assert (inspection.met, inspection.partly, inspection.looked_at) == (1, 1, 2)
    assert inspection.is_ready
    assert inspection.would_move_in is False


def test_sent_again_nothing_is_raised_or_counted_twice(amina):
    make_inspector(amina)
    inspection = arranged(amina, today=True).inspection
    send_found(inspection, item_2="fails")
    action = actions_of(inspection).get()

    send_found(inspection, item_2="fails", item_3="fails")

    assert actions_of(inspection).get() == action
    assert "Cupboards are clean" in action.notes.last().words
    assert Engagement.objects.count() == 1
    assert inspection.found.count() == 3
