"""Publishing a report offers to tell those who want our news that it is out (R-87)."""

import pytest

from base.core.refused import Refused
from participation.messages.contact.consents import record_consent
from participation.messages.contact.models import Purpose
from participation.people.customers.models import Channel
from participation.reach.sendouts.models import SendOut
from participation.reach.sendouts.stats import forecast
from reports.telling import prepare_telling
from tests.factories.people import make_customer
from tests.factories.reports import make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(manager, quick_layout):
    return make_report(by=manager, published=True)


def test_one_press_prepares_it_for_those_who_want_news_and_says_how_many_they_are(
    client, manager, published
):
    wants, silent = (
        make_customer("Amina", email="a@example.org"),
        make_customer("Jean", email="j@example.org"),
    )
    for purpose in (Purpose.MARKETING, Purpose.INVITATION):
        record_consent(
            customer=wants if purpose == Purpose.MARKETING else silent,
            channel=Channel.EMAIL,
            purpose=purpose,
            given=True,
            wording="Yes",
            source="join",
        )
    client.force_login(manager)
    desk = client.get(f"/staff/reports/{published.pk}/").content.decode()
    assert "Tell people that it is out" in desk

    leads_to = client.post(f"/staff/reports/{published.pk}/tell/").url
    page = client.get(leads_to).content.decode()

    send_out = SendOut.objects.get()
    assert (send_out.state, leads_to) == ("draft", send_out.get_absolute_url())
    expected = forecast(send_out)
    assert (expected.people, expected.by_channel) == (1, {"email": 1})
    assert "no_consent" in expected.left_out
    assert send_out.values["link"].endswith(published.get_absolute_url())
    assert str(published) in page


def test_pressed_again_it_is_the_same(manager, published):
    first = prepare_telling(edition=published, by=manager)

    assert prepare_telling(edition=published, by=manager) == first
    assert SendOut.objects.count() == 1


def test_of_a_report_that_is_not_public_nobody_is_told(manager, quick_layout):
    edition = make_report(by=manager)

    with pytest.raises(Refused, match="once everybody can read it"):
        prepare_telling(edition=edition, by=manager)


def test_what_leads_to_a_newer_edition_is_not_sent_any_more(manager, published):
    """A correction came: its address is another."""
    send_out = prepare_telling(edition=published, by=manager)
    assert send_out.why_not_now() == ""

    newer = type(published).objects.get(pk=published.pk)
    newer.pk, newer.number = None, 2
    newer.save()

    assert "over, closed or called off" in send_out.why_not_now()
