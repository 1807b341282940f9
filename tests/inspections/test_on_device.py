"""An inspector fills in the checklist where there is no signal, on their own phone."""

import pytest
from django.urls import reverse

from participation.programme.inspections.models import Inspection
from tests.factories.devices import as_upload, sealed_record
from tests.factories.inspections import arranged, make_inspection, make_inspector
from tests.factories.people import make_estate, make_joined_customer

pytestmark = pytest.mark.django_db

SEND = "/me/inspections/from-device/send/"


@pytest.fixture
def inspector(amina):
    make_inspector(amina)
    return arranged(amina, make_inspection(area=make_estate("Mill Lane")), today=True)


def record(inspector, *verdicts: str, number: int | None = None) -> bytes:
    version = inspector.inspection.standard.questionnaire.asked
    items = [one for one in version.questions.all() if one.code.startswith("item-")]
    answers = {one.source: verdict for one, verdict in zip(items, verdicts, strict=False)}
    return sealed_record(version, answers, who={"inspector": number or inspector.pk})


def test_what_was_found_without_signal_is_the_inspection_however_often_it_is_sent(
    client, inspector
):
    client.force_login(inspector.customer.user)
    kept = record(inspector, "fails", "meets")

    told = [client.post(SEND, as_upload(kept)).json() for _ in range(2)]

    assert told == [{"told": "It is in, and counts."}] * 2
    inspection = Inspection.objects.get()
    assert (inspection.met, inspection.looked_at, inspection.unsafe) == (1, 2, 1)
    assert inspection.sent_by == inspector.customer


def test_nobody_sends_for_an_inspection_that_is_not_theirs_or_is_called_off(client, inspector):
    other = make_joined_customer("Jean Smith")
    client.force_login(other.user)
    refused = client.post(SEND, as_upload(record(inspector, "meets")))
    assert "so it cannot be sent" in refused.json()["why"]
    assert client.get(reverse("inspections:device", args=[inspector.pk])).status_code == 404

    client.force_login(inspector.customer.user)
    for number in (10**30, "x"):
        assert (
            client.post(SEND, as_upload(record(inspector, "meets", number=number))).status_code
            == 409
        )
    assert not Inspection.objects.sent().exists()


def test_the_phone_keeps_no_address_and_no_name(client, inspector):
    client.force_login(inspector.customer.user)

    page = client.get(reverse("inspections:device", args=[inspector.pk])).content.decode()

    assert "There is a smoke alarm, and it sounds" in page
    assert inspector.inspection.home.address not in page
    assert inspector.customer.name not in page
    assert "csrf" not in page
