"""Buttons that take a row away, pressed twice; and on a row that is not where the address says."""

import datetime as dt
import itertools

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from base.core.models import Fact
from participation.messages.formats.models import Version
from participation.people.groups.models import Membership
from participation.programme.consultations import services as consultations
from participation.programme.consultations.models import Notice, Paper, Response, ResponseCount
from participation.programme.consultations.responses import record_response
from participation.programme.meetings.models import MeetingPaper
from participation.programme.meetings.services import add_paper
from participation.reach.learning.models import ProgrammeActivity
from participation.reach.learning.services import record_programme
from tests.factories.activities import make_consultation, make_event
from tests.factories.formats import make_document
from tests.factories.groups import make_group, make_membership
from tests.factories.learning import barrier
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 a paper"
number = itertools.count(1)


def today() -> dt.date:
    return timezone.localdate()


def a_pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("rent.pdf", PDF, "application/pdf")


def a_group():
    return make_group(f"Group {next(number)}")


def consultation_paper():
    one = make_consultation()
    paper = consultations.add_paper(consultation=one, title="Rent", file=a_pdf(), by=None)
    return paper, "consultations:remove_paper", [one.pk, paper.pk]


def notice():
    one = make_consultation()
    told = consultations.record_notice(
        consultation=one,
        told_whom=Notice.ToldWhom.values[0],
        how=Notice.How.values[0],
        told_on=today(),
        people=3,
        by=None,
    )
    return told, "consultations:remove_notice", [one.pk, told.pk]


def answer():
    said = record_response(
        consultation=make_consultation(),
        customer=make_customer(),
        how=ResponseCount.How.PHONE,
        received_on=today(),
        by=None,
    )
    address = [said.consultation_id, said.customer_id]
    return said, "consultations:withdraw_answer", address


def membership():
    one = make_membership(a_group())
    return one, "groups:remove_membership", [one.group_id, one.pk]


def version():
    one = make_document(f"Handbook {next(number)}").versions.get()
    return one, "formats:remove_version", [one.document_id, one.pk]


def meeting_paper():
    event = make_event()
    paper = add_paper(event=event, title="Figures", file=a_pdf(), by=None)
    return paper, "meetings:remove_paper", [event.pk, paper.pk]


def part_of_the_programme():
    event = make_event(starts_at=timezone.now() - dt.timedelta(days=1))
    part = record_programme(activity=event, people={barrier(): 3}, by=make_user())
    return part, "learning:take_out", [part.pk]


REMOVED = {
    Paper: consultation_paper,
    Notice: notice,
    Response: answer,
    Membership: membership,
    Version: version,
    MeetingPaper: meeting_paper,
    ProgrammeActivity: part_of_the_programme,
}
UNDER_ANOTHER = [model for model in REMOVED if model not in (Response, ProgrammeActivity)]


@pytest.mark.parametrize("model", REMOVED, ids=lambda model: model.__name__)
def test_whoever_removes_it_twice_hears_that_it_is_gone_and_is_led_back(client, morag, model):
    _, name, address = REMOVED[model]()
    button = reverse(name, args=address)

    first = client.post(button, follow=True)
    said_by_then = Fact.objects.count()
    second = client.post(button, follow=True)

    assert not model.objects.exists()
    assert second.status_code == 200
    assert second.redirect_chain == first.redirect_chain
    assert "It is gone already." in second.content.decode()
    assert "It is gone already." not in first.content.decode()
    assert Fact.objects.count() == said_by_then


@pytest.mark.parametrize("model", UNDER_ANOTHER, ids=lambda model: model.__name__)
def test_it_is_not_removed_under_the_address_of_another(client, morag, model):
    row, name, (_, own) = REMOVED[model]()
    REMOVED[model]()
    other = REMOVED[model]()[2][0]

    response = client.post(reverse(name, args=[other, own]))

    assert response.status_code == 404
    assert model.objects.filter(pk=row.pk).exists()
