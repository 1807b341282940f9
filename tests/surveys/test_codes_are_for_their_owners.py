"""None of us finds a code with which to answer in somebody's place, but where the log says who looked."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core import mail
from django.test import Client
from django.utils import timezone

from base.core.models import Fact
from participation.messages.calls.services import take_next
from participation.messages.contact.consents import record_consent
from participation.messages.contact.delivery import as_email
from participation.messages.contact.models import Message, Purpose
from participation.messages.letters.models import Batch, Letter
from participation.messages.letters.paper import letter_html
from participation.people.customers.models import Channel
from participation.questionnaires.codes.in_messages import own_address, own_signs
from participation.questionnaires.models import PersonalCode
from participation.questionnaires.signs import in_groups
from surveys.models import Privacy
from tests.factories.messages import make_message
from tests.factories.people import make_customer
from tests.factories.sendouts import make_agreeing
from tests.surveys.answering import Safety
from tests.surveys.test_launching import drawn, go, prepared, send

pytestmark = pytest.mark.django_db
__all__ = ["go"]

WAYS = {
    Channel.EMAIL: {"email": "amina@example.org"},
    Channel.SMS: {"phone": "+447700900123", "email": ""},
    Channel.POST: {"address": "1 Mill Lane", "postcode": "GM1 1AA", "email": ""},
    Channel.PHONE: {"phone": "+447700900124", "email": ""},
}


def asked_by_every_way(go, officer, **fields) -> Safety:
    for way, how in WAYS.items():
        make_agreeing(f"By {way.label.lower()}", way, **how)
    safety = Safety(officer, **fields)
    drawn(officer, safety.survey)
    send(go, prepared(safety, officer), officer)
    return safety


def codes() -> set[str]:
    return {form for code in PersonalCode.objects.all() for form in (code.code, code.in_groups)}


def test_no_page_about_a_message_shows_a_code(go, officer, settings):
    settings.SMS_GATEWAY = None
    asked_by_every_way(go, officer)
    staff = Client()
    staff.force_login(officer)
    take_next(officer=officer)
    addresses = ["/staff/messages/", "/staff/calls/", "/staff/calls/mine/"]
    addresses += [one.get_absolute_url() for one in Message.objects.all()]

    shown = "".join(staff.get(address, follow=True).content.decode() for address in addresses)

    assert len(codes()) == 8
    assert not [code for code in codes() if code in shown]
    kept = "".join(f"{one.subject}{one.text}{one.html}" for one in Message.objects.all())
    assert not [code for code in codes() if code in kept]
    assert shown.count("[their code]") >= len(WAYS)


def test_the_code_goes_in_as_an_email_leaves_and_a_letter_is_printed(go, officer):
    asked_by_every_way(go, officer, privacy=Privacy.ANONYMOUS)
    theirs = {one.customer.name: one.code for one in PersonalCode.objects.all()}

    (email,) = mail.outbox

    for words in (email.body, email.alternatives[0].content):
        assert words.count(f"/s/{theirs['By email']}/") >= 1
        assert "~" not in words
    letter = Letter(
        batch=Batch.objects.create(asked_by=officer),
        message=Message.objects.get(channel=Channel.POST),
        place=1,
        large_print=False,
    )
    assert in_groups(theirs["By letter"]) in letter_html(letter)


def test_whoever_helps_on_the_phone_sees_a_code_and_is_written_down(go, client, officer):
    safety = asked_by_every_way(go, officer, privacy=Privacy.CONFIDENTIAL)
    message = Message.objects.get(channel=Channel.PHONE)
    code = safety.code(message.customer)
    client.force_login(officer)
    address = f"/staff/questionnaires/{safety.questionnaire.pk}/codes/{message.customer_id}/"
    assert address in client.get(message.get_absolute_url()).content.decode()

    page = client.get(address).content.decode()

    assert code.in_groups in page
    assert Fact.objects.filter(what="personal_code_shown", actor=officer).count() == 1


def test_of_an_anonymous_survey_nobody_of_us_sees_or_gives_a_code(client, officer):
    safety = Safety(officer, privacy=Privacy.ANONYMOUS)
    amina = make_customer("Amina")
    code = safety.code(amina)
    client.force_login(officer)
    address = f"/staff/questionnaires/{safety.questionnaire.pk}/codes/"

    page = client.get(f"{address}{amina.pk}/").content.decode()

    assert code.in_groups not in page
    assert "nobody here can see a code" in page
    assert client.post(f"{address}{make_customer('Jean').pk}/").status_code == 404
    assert PersonalCode.objects.get() == code


def test_a_text_that_none_of_us_may_read_out_goes_another_way(go, client, officer, settings):
    """Where the landlord has no gateway, texts are sent by hand."""
    settings.SMS_GATEWAY = None
    amina = make_agreeing("Amina", Channel.SMS, phone="+447700900123", email="")
    safety = Safety(officer, privacy=Privacy.ANONYMOUS)
    drawn(officer, safety.survey)
    send(go, prepared(safety, officer), officer)
    amina.email = "amina@example.org"
    amina.save()
    record_consent(
        customer=amina,
        channel=Channel.EMAIL,
        purpose=Purpose.INVITATION,
        given=True,
        wording="Yes",
        source="phone",
    )
    text = Message.objects.get(customer=amina)
    client.force_login(officer)
    page = client.get(text.get_absolute_url()).content.decode()
    assert "none of us can send it by hand" in page
    assert "It is sent" not in page

    client.post(f"/staff/messages/{text.pk}/instead/email/")

    text.refresh_from_db()
    assert (text.state, text.followed_up_by.channel) == (Message.State.FAILED, Channel.EMAIL)


def test_a_name_brings_nobody_a_code_but_their_own(officer):
    """Words of other people stand in messages, and may look like the mark for a code."""
    safety = Safety(officer)
    amina, mallory = make_customer("Amina"), make_customer("Mallory", email="m@example.org")
    code = safety.code(amina).code
    named = f"Dear ~your-code-{safety.questionnaire.pk}~"

    email = as_email(make_message(mallory, text=named, html=named))

    assert (email.body, email.alternatives[0].content) == (named, named)
    safety.code(mallory)
    assert code not in as_email(make_message(mallory, text=named)).body


def test_codes_in_messages_of_before_are_taken_out_and_can_be_put_back(officer):
    moved = import_module("participation.messages.contact.migrations.0008_no_codes_in_what_is_kept")
    safety = Safety(officer)
    amina, other = make_customer("Amina"), make_customer("Jean")
    code = safety.code(amina)
    words = (
        f"Answer here:\n{code.address}\n\nYour code is {code.in_groups}. At /s/0000AAAA/ is none."
    )
    html = f'<a href="{code.address}">here</a>'
    told = make_message(amina, text=words, html=html, sent_at=timezone.now(), state="sent")
    plain = make_message(other, text="Your repair GM12 34AB is booked.")

    moved.take_out(apps, None)

    told.refresh_from_db()
    number = safety.questionnaire.pk
    assert told.html == f'<a href="{own_address(number)}">here</a>'
    assert told.text == (
        f"Answer here:\n{own_address(number)}\n\nYour code is {own_signs(number)}. At /s/0000AAAA/ is none."
    )
    plain.refresh_from_db()
    assert plain.text == "Your repair GM12 34AB is booked."
    moved.put_back(apps, None)
    told.refresh_from_db()
    assert (told.text, told.html) == (words, html)
