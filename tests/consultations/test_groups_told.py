"""Registered groups hear of a consultation when it is published, and stand in its record (2001 Act, s.54; T-22)."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from participation.messages.contact.models import Message
from participation.people.groups.models import Membership
from participation.programme.consultations import services
from participation.programme.consultations.duties import not_yet_told
from participation.programme.consultations.models import Duty
from participation.programme.registration.models import Agreement
from participation.programme.registration.services import save_agreement
from tests.days import days_ago
from tests.factories.activities import FIVE_PARTS, make_consultation
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_user
from tests.factories.registration import make_association, make_registered

pytestmark = pytest.mark.django_db
TEMPLATE = "consultations/email/group_consulted"


@pytest.fixture
def ewan():
    return make_user(Role.MANAGER, name="Ewan Galbraith")


@pytest.fixture
def mill_lane():
    return make_registered(make_association("Mill Lane Residents")).group


@pytest.fixture
def harbour():
    return make_registered(make_association("Harbour Tenants")).group


def agreed(group, ewan, *services_: str) -> Agreement:
    days = {"agreed_on": timezone.localdate(), "renews_on": days_ago(-365)}
    return save_agreement(group=group, services=services_, by=ewan, **days)


def published(ewan, **said):
    draft = make_consultation(published_at=None, **FIVE_PARTS, **said)
    services.publish(consultation=draft, by=ewan)
    services.publish(consultation=draft, by=ewan)
    return draft


def told(consultation) -> list[str]:
    return [str(one.group) for one in consultation.groups_told.all()]


def test_a_group_hears_of_a_consultation_on_a_service_of_its_agreement(ewan, mill_lane, harbour):
    agreed(mill_lane, ewan, "repairs", "rent")
    agreed(harbour, ewan, "rent")

    consultation = published(ewan, service="repairs", duty=Duty.OWN_CHOICE)

    assert told(consultation) == ["Mill Lane Residents"]
    message = Message.objects.get(template=TEMPLATE)
    assert message.customer == mill_lane.memberships.get().customer
    assert consultation.proposal in message.text
    assert consultation.likely_effect in message.text
    notice = consultation.notices.get()
    assert (notice.told_whom, notice.people) == ("rtos", 1)


def test_where_the_law_asks_every_registered_group_hears_and_no_other(ewan, mill_lane, harbour):
    make_membership(make_group("Gardeners", kind="community"), role=Membership.Role.CHAIR)

    consultation = published(ewan, service="repairs", duty=Duty.S54_POLICY)

    assert told(consultation) == ["Harbour Tenants", "Mill Lane Residents"]
    assert {one.purpose for one in Message.objects.filter(template=TEMPLATE)} == {"statutory"}
    assert [str(whom) for whom in not_yet_told(consultation)] == ["tenants"]


def test_a_group_that_nobody_can_be_written_to_for_stands_there_to_be_told_otherwise(
    ewan, mill_lane, client
):
    mill_lane.memberships.update(role=Membership.Role.MEMBER)

    consultation = published(ewan, duty=Duty.S54_POLICY)

    assert not consultation.notices.exists()
    client.force_login(ewan)
    page = client.get(f"/staff/consultations/{consultation.pk}/notices/").content.decode()
    assert "Mill Lane Residents" in page
    assert "Tell it in another way" in page


def test_of_one_whose_last_day_has_passed_nobody_hears(ewan, mill_lane):
    now, day = timezone.now(), dt.timedelta(days=1)
    days = {"starts_at": now - 90 * day, "ends_at": now - 30 * day}
    draft = make_consultation(published_at=None, **FIVE_PARTS, duty=Duty.S54_POLICY, **days)

    services.publish(consultation=draft, by=ewan, though_over=True)

    assert told(draft) == []


def test_only_invited_groups_hear_of_one_behind_a_closed_door(ewan, mill_lane, harbour):
    draft = make_consultation(
        published_at=None, **FIVE_PARTS, duty=Duty.S54_POLICY, members_only=True
    )
    draft.groups.set([harbour])

    services.publish(consultation=draft, by=ewan)

    assert told(draft) == ["Harbour Tenants"]
