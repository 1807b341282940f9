"""Publishing a report offers to tell those who want our news that it is out (R-87)."""

import pytest

from base.core.refused import Refused
from participation.messages.contact.consents import record_consent
from participation.messages.contact.models import Purpose
from participation.people.customers.models import Channel
from participation.reach.segments.models import Segment
from participation.reach.sendouts.models import SendOut, Template
from participation.reach.sendouts.services import put_template_away
from participation.reach.sendouts.stats import forecast
from reports.telling import prepare_telling
from tests.factories.people import make_customer
from tests.factories.reports import LAST_YEAR, ask_for_report, make_report
from tests.factories.sendouts import make_template

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


def test_what_leads_to_an_edition_that_is_being_corrected_is_sent(manager, published):
    """Everybody still reads it, until the correction is published."""
    send_out = prepare_telling(edition=published, by=manager)

    ask_for_report(year=LAST_YEAR, by=manager, correction="The costs.")

    assert send_out.why_not_now() == ""


@pytest.mark.parametrize(
    ("criteria", "goes_to"), [({}, "EVERYBODY"), ({"tenures": ["tenant"]}, "Everybody 2")]
)
def test_a_segment_of_the_landlord_that_is_called_everybody_is_no_hindrance(
    manager, published, criteria, goes_to
):
    Segment.objects.create(name="EVERYBODY", criteria=criteria)

    segment = prepare_telling(edition=published, by=manager).segment
    SendOut.objects.all().delete()

    assert (segment.name, segment.criteria) == (goes_to, {})
    assert prepare_telling(edition=published, by=manager).segment == segment


def test_a_template_that_was_put_away_is_brought_back_with_its_words(manager, published):
    template = prepare_telling(edition=published, by=manager).template
    SendOut.objects.all().delete()
    put_template_away(template=template, by=manager)

    assert prepare_telling(edition=published, by=manager).template == template
    assert Template.objects.in_use().get() == template


def test_a_template_of_that_name_for_another_purpose_is_left_alone(manager, published):
    theirs = make_template(name="A report is out")

    template = prepare_telling(edition=published, by=manager).template
    SendOut.objects.all().delete()

    assert template != theirs
    assert template.purpose == Purpose.MARKETING
    assert prepare_telling(edition=published, by=manager).template == template
