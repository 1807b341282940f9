"""What we call a message where mail programs and gateways keep it."""

import datetime as dt

import pytest
from django.utils import timezone

from participation.messages.contact.delivery import as_email
from participation.messages.contact.models import Message
from tests.factories.messages import make_message
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db


def test_a_message_id_carries_our_domain_and_stays_the_same_at_each_try(settings):
    settings.PORTAL_ADDRESS = "https://take-part.glenmarnock.example:8443"
    message = make_message(make_customer())

    first, again = as_email(message), as_email(Message.objects.get(pk=message.pk))

    name = first.extra_headers["Message-ID"]
    assert name.startswith("<message-")
    assert name.endswith("@take-part.glenmarnock.example>")
    assert again.extra_headers["Message-ID"] == name
    assert first.message()["Message-ID"] == name


def test_a_portal_set_up_anew_gives_no_name_a_second_time():
    message = make_message(make_customer())
    name = message.world_name

    message.created_at = timezone.now() + dt.timedelta(microseconds=1)  # as another's of its number

    assert message.world_name != name
    assert message.world_name.partition(".")[0] == name.partition(".")[0]


def test_a_domain_in_other_letters_is_written_as_mail_programs_read_it(settings):
    settings.PORTAL_ADDRESS = "https://teilnehmen.häuser.example"

    name = as_email(make_message(make_customer())).extra_headers["Message-ID"]

    assert name.endswith("@teilnehmen.xn--huser-gra.example>")
