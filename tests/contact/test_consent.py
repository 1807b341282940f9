import pytest
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from participation.messages.contact.consents import WORDING, object_to_invitations, record_consent
from participation.messages.contact.models import Consent, Message, Purpose
from participation.messages.contact.rules import decide
from participation.messages.contact.services import send
from participation.people.customers.models import Channel
from tests.factories.consents import consents_held
from tests.factories.messages import make_reachable
from tests.factories.people import make_customer, make_joined_customer, make_user

pytestmark = pytest.mark.django_db


def say(customer, *, given=True, channel=Channel.EMAIL, purpose=Purpose.INVITATION):
    return record_consent(
        customer=customer,
        channel=channel,
        purpose=purpose,
        given=given,
        wording=WORDING[purpose][channel],
        source="join",
    )


@pytest.fixture
def jean():
    return make_joined_customer("Jean Ó Súilleabháin", phone="+447700900112")


def test_a_yes_to_invitations_is_not_a_yes_to_news():
    amina = make_reachable()
    say(amina)

    assert decide(amina, Purpose.INVITATION).held_by == ""
    assert decide(amina, Purpose.MARKETING).held_by == "no_consent"


def test_taking_back_news_leaves_invitations_as_they_were():
    amina = make_reachable()
    say(amina)
    say(amina, purpose=Purpose.MARKETING)

    say(amina, purpose=Purpose.MARKETING, given=False)

    assert consents_held(amina, Purpose.INVITATION) == {"email": True}
    assert consents_held(amina, Purpose.MARKETING) == {"email": False}


def test_every_answer_is_kept_with_its_words_and_logged():
    amina = make_reachable()
    say(amina)
    say(amina)
    say(amina, given=False)

    kept = Consent.objects.order_by("pk").values_list("given", "wording", "source")
    assert [given for given, _, _ in kept] == [True, False]
    assert all(words == "Yes, email me about new ways to have my say" for _, words, _ in kept)
    facts = Fact.objects.about(amina).order_by("pk")
    assert [fact.what for fact in facts] == ["consent_given", "consent_withdrawn"]
    assert facts[0].changes == {"purpose": "invitation", "channel": "email", "source": "join"}


def test_an_objection_is_a_no_for_every_purpose_and_channel_and_is_written_once():
    amina = make_reachable()
    say(amina)

    object_to_invitations(customer=amina, source="told us")
    object_to_invitations(customer=amina, source="told us")

    assert set(consents_held(amina, Purpose.INVITATION)) == set(Channel.values)
    assert not any(consents_held(amina, Purpose.INVITATION).values())
    assert not any(consents_held(amina, Purpose.MARKETING).values())
    assert Fact.objects.about(amina).filter(what="asked_not_to_be_asked").count() == 1


def test_after_an_objection_the_law_and_their_own_business_still_reach_them():
    amina = make_reachable()
    object_to_invitations(customer=amina, source="told us")

    held = send(amina, "join/email/welcome", purpose=Purpose.INVITATION, dedupe_key="a")
    notice = send(amina, "join/email/welcome", purpose=Purpose.STATUTORY, dedupe_key="b")

    assert (held.state, notice.state) == (Message.State.HELD, Message.State.QUEUED)


def test_one_button_at_my_involvement_stops_the_asking(client, jean):
    say(jean)
    client.force_login(jean.user)
    assert "Stop asking me to take part" in client.get("/me/").content.decode()

    client.post("/me/stop-asking/")

    assert not any(consents_held(jean, Purpose.INVITATION).values())


def test_one_button_stops_one_purpose_by_one_channel(client, jean):
    say(jean)
    say(jean, purpose=Purpose.MARKETING)
    client.force_login(jean.user)

    client.post("/me/consent/marketing/email/stop/")

    assert consents_held(jean, Purpose.INVITATION) == {"email": True}
    assert consents_held(jean, Purpose.MARKETING) == {"email": False}
    assert client.post("/me/consent/marketing/phone/stop/").status_code == 404
    assert client.post("/me/consent/statutory/email/stop/").status_code == 404


def test_both_purposes_are_chosen_on_one_page(client, jean):
    client.force_login(jean.user)

    client.post("/me/preferences/consent/", {"consents": ["sms"], "news": ["email"]})

    assert consents_held(jean, Purpose.INVITATION) == {"sms": True}
    assert consents_held(jean, Purpose.MARKETING) == {"email": True}


def test_an_officer_writes_down_what_somebody_said_and_how(client, jean):
    officer = make_user(Role.STAFF)
    client.force_login(officer)
    page = client.get(f"/staff/people/{jean.pk}/consent/")
    assert "Yes, text me news" in page.content.decode()

    client.post(page.request["PATH_INFO"], {"invitations": ["phone"], "told": "by phone"})

    consent = jean.consents.get()
    assert (consent.channel, consent.given, consent.recorded_by) == ("phone", True, officer)
    assert (consent.source, consent.wording) == (
        "told us by phone",
        WORDING[Purpose.INVITATION][Channel.PHONE],
    )
    assert consent.wording in client.get(jean.get_absolute_url()).content.decode()


def test_an_officer_must_say_how_they_were_told_and_keeps_the_ticks(client, jean):
    client.force_login(make_user(Role.STAFF))

    page = client.post(f"/staff/people/{jean.pk}/consent/", {"news": ["sms"]})

    assert "Choose how they told you" in page.content.decode()
    assert page.context["form"]["news"].value() == ["sms"]
    assert not Consent.objects.exists()


def test_an_officer_stops_the_asking_with_one_button(client, jean):
    say(jean)
    client.force_login(make_user(Role.STAFF))

    client.post(f"/staff/people/{jean.pk}/stop-asking/")

    assert decide(jean, Purpose.INVITATION).held_by == "opted_out"


def test_nothing_more_is_written_about_somebody_who_is_erased(client):
    client.force_login(make_user(Role.STAFF))
    erased = make_customer(erased_at=timezone.now(), email="gone@example.org")

    response = client.post(reverse("contact:record_objection", args=[erased.pk]))

    assert response.status_code == 404
    assert not Consent.objects.filter(customer=erased).exists()
