"""Delivery with real parts: a mail server, workers in processes of their own, and a killer."""

import datetime as dt
import random

import pytest
from django.utils import timezone

from participation.messages.contact.delivery import MAX_ATTEMPTS, STALE, claim
from participation.messages.contact.models import Attachment, Message
from participation.messages.contact.tasks import deliver
from tests.factories.messages import make_message, make_reachable

from .mail_server import Inbox, Workers, a_server, free_port, wait_until

MESSAGES = 60
ROUNDS = 3

CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n"
    "SUMMARY:Drop-in: damp and heating\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.fixture
def inbox():
    return Inbox()


@pytest.fixture
def server(inbox, settings):
    server = a_server(inbox)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    yield server
    server.stop()


def an_hour_later() -> None:
    """Everything that waits, and every claim, is as old as if an hour had gone by."""
    hour = dt.timedelta(hours=1)
    Message.objects.filter(state=Message.State.QUEUED).update(due_at=timezone.now())
    Message.objects.filter(state=Message.State.SENDING).update(claimed_at=timezone.now() - hour)


@pytest.mark.django_db
def test_a_real_server_gets_the_words_the_accents_and_the_calendar_file(server, inbox):
    jean = make_reachable("Jean Ó Súilleabháin")
    message = make_message(jean, subject="Your place: Ó Súilleabháin’s walk 🌳", text="Fàilte!\n")
    Attachment.objects.create(
        message=message, name="event.ics", content_type="text/calendar", content=CALENDAR
    )

    deliver(message.pk)

    (email,) = inbox.emails
    assert email["To"] == jean.email
    assert email["Subject"].strip() == "Your place: Ó Súilleabháin’s walk 🌳"
    assert email["Auto-Submitted"] == "auto-generated"
    assert email.get_body(("plain",)).get_content().strip() == "Fàilte!"
    (file,) = email.iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("event.ics", "text/calendar")
    assert file.get_content().split() == CALENDAR.split()


@pytest.mark.django_db
def test_a_server_that_is_down_is_tried_less_and_less_often_and_then_shown_to_staff(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    message = make_message()
    waits = []

    for _ in range(MAX_ATTEMPTS):
        deliver(message.pk)
        message.refresh_from_db()
        waits.append(round((message.due_at - timezone.now()).total_seconds() / 60))
        an_hour_later()

    assert waits[:-1] == [2, 4, 8, 16, 32]
    assert message.state == Message.State.FAILED
    assert "ConnectionRefusedError" in message.error
    assert list(Message.objects.for_people()) == [message]
    deliver(message.pk)
    assert Message.objects.get().attempts == MAX_ATTEMPTS


@pytest.mark.django_db
def test_a_server_that_comes_back_gets_what_waited(settings, inbox):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    message = make_message()
    deliver(message.pk)
    server = a_server(inbox)
    settings.EMAIL_PORT = server.port

    an_hour_later()
    deliver(message.pk)
    server.stop()

    message.refresh_from_db()
    assert message.state == Message.State.SENT
    assert inbox.times == {message.pk: 1}


@pytest.mark.django_db
def test_a_mailbox_that_does_not_exist_is_not_tried_again(server, inbox):
    message = make_message()
    inbox.refuse.add(message.address)

    deliver(message.pk)

    message.refresh_from_db()
    assert (message.state, message.attempts) == (Message.State.FAILED, 1)
    assert "There is no mailbox of that name here" in message.error


@pytest.mark.django_db
def test_words_that_cannot_be_an_email_fail_at_once_and_hold_nobody_up(server, inbox):
    bad = make_message(address="two\nlines@example.org")
    good = make_message()

    deliver(bad.pk)
    deliver(good.pk)

    assert Message.objects.get(pk=bad.pk).state == Message.State.FAILED
    assert inbox.times == {good.pk: 1}


@pytest.mark.django_db
def test_a_message_that_kills_its_workers_is_given_up_in_the_end(caplog):
    message = make_message(attempts=MAX_ATTEMPTS - 1)
    assert claim(message.pk) is not None  # and the worker dies

    an_hour_later()
    assert claim(message.pk) is None

    message.refresh_from_db()
    assert message.state == Message.State.FAILED
    assert "may have arrived twice" in message.error
    assert "left half-sent by a worker that died" in caplog.text


@pytest.mark.django_db
def test_a_message_in_other_hands_is_left_to_them():
    message = make_message()
    assert claim(message.pk) is not None

    assert claim(message.pk) is None
    Message.objects.update(claimed_at=timezone.now() - STALE + dt.timedelta(minutes=1))
    assert claim(message.pk) is None


@pytest.mark.django_db(transaction=True)
def test_killed_workers_lose_nothing_and_double_only_what_is_said_to_be_in_doubt(inbox):
    inbox.slowness = 0.01
    server = a_server(inbox)
    dice = random.Random(7)
    ids = {make_message().pk for _ in range(MESSAGES)}

    workers = Workers(server.port)
    for _ in range(ROUNDS):
        enough = len(inbox.emails) + dice.randint(1, MESSAGES // ROUNDS - 3)
        workers.begin()
        wait_until(lambda enough=enough: len(inbox.emails) >= enough)
        workers.kill()
        an_hour_later()
    workers.begin()
    workers.finish()
    server.stop()

    in_doubt = set(
        Message.objects.filter(error__contains="arrived twice").values_list("pk", flat=True)
    )
    twice = {pk for pk, times in inbox.times.items() if times > 1}
    assert set(inbox.times) == ids
    assert set(Message.objects.values_list("state", flat=True)) == {Message.State.SENT}
    assert twice <= in_doubt
    assert len(in_doubt) <= ROUNDS  # a worker has one message in its hands


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_deliver_everything_once(inbox):
    server = a_server(inbox)
    ids = {make_message().pk for _ in range(MESSAGES)}
    workers = Workers(server.port)

    workers.begin()
    workers.begin()
    workers.finish()
    server.stop()

    assert inbox.times == dict.fromkeys(ids, 1)
