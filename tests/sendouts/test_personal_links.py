"""Whoever is invited to answer questions gets a link of their own, by email, text and letter."""

import io
import re

import pytest
from django.core import mail
from django.utils import timezone
from pypdf import PdfReader

from base.core.pdf import Bundle
from participation.messages.contact.models import Message
from participation.messages.letters.models import Batch, Letter
from participation.messages.letters.paper import letter_html, letters_css
from participation.people.customers.models import Channel
from participation.questionnaires.codes.in_messages import with_own_codes
from participation.questionnaires.models import PersonalCode
from participation.questionnaires.signs import in_groups
from participation.reach.sendouts.inviting import open_invitations
from participation.reach.sendouts.services import ask_for, prepare
from participation.reach.sendouts.words import Wording
from tests.factories.activities import make_consultation, make_event
from tests.factories.questionnaires import add_question, make_questionnaire, opened
from tests.factories.sendouts import make_agreeing, make_send_out, make_template

pytestmark = pytest.mark.django_db

WORDS = Wording("en", "standard", "{title}", "Tell us what you think: {link}", sms="Answer: {link}")


def sent(go, morag, activity) -> None:
    invitation = open_invitations()[activity.source]
    send_out = prepare(
        name="Tell everybody",
        segment=make_send_out().segment,
        template=make_template(WORDS),
        team="repairs",
        starts_at=timezone.now(),
        invitation=invitation,
        by=morag,
    )
    with go():
        ask_for(send_out=send_out, by=morag)


def test_each_way_carries_the_persons_own_link_and_paper_the_square_code_too(client, go, morag):
    ways = {
        make_agreeing("Amina Hussain", Channel.EMAIL): Channel.EMAIL,
        make_agreeing("Jean Orr", Channel.SMS, phone="+447700900123", email=""): Channel.SMS,
        make_agreeing(
            "Tam Rennie", Channel.POST, email="", address="1 Mill Lane", postcode="GM1 1AA"
        ): Channel.POST,
    }
    questionnaire = make_questionnaire(morag)
    add_question(questionnaire)
    rent = make_consultation("Rent 2027", questionnaire=opened(questionnaire))

    sent(go, morag, rent)

    codes = {one.customer: one.code for one in PersonalCode.objects.all()}
    assert set(codes) == set(ways)
    for customer, way in ways.items():
        message = Message.objects.get(customer=customer)
        words = with_own_codes(message.text, customer.pk)
        link = re.search(r"http\S+/s/\S+/", words)[0]
        assert (message.channel, link.split("/")[-2]) == (way, codes[customer])
    (email,) = mail.outbox
    assert "Answer here" in client.get(re.search(r"/s/\w{8}/", email.body)[0]).content.decode()
    letter = Letter.objects.create(
        batch=Batch.objects.create(asked_by=morag),
        message=Message.objects.get(channel=Channel.POST),
        place=1,
        large_print=False,
    )
    bundle = Bundle(css=letters_css())
    bundle.add(letter_html(letter))
    words = PdfReader(io.BytesIO(bundle.pdf())).pages[0].extract_text()
    assert in_groups(codes[letter.message.customer]) in words
    assert "<svg" in letter_html(letter)


def test_what_asks_no_questions_has_the_same_link_for_everybody(go, morag):
    make_agreeing()

    walk = make_event("Estate walk")

    sent(go, morag, walk)

    assert walk.get_absolute_url() in mail.outbox[0].body
    assert not PersonalCode.objects.exists()
