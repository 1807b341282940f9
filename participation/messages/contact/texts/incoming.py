"""Texts that people send us. The gateway posts them, signed; STOP takes back every yes to texts."""

import hashlib
import hmac
import re
import time

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.house_rules import BRAND_NAME
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.customers.models import Channel, Customer

from ..consents import WORDING, record_consent
from ..models import Message, Purpose, TextToRead
from ..services import send
from .meaning import Meaning, meaning_of

#: An answering machine at the other end answers our answers.
ANSWERS_A_DAY = 3


#: What was signed longer ago may have been overheard and said again. Clocks differ either way.
SIGNED_FOR_SECONDS = 5 * 60


def signature_of(body: bytes, timestamp: str) -> str:
    """HMAC-SHA256 of ``<timestamp>.<raw body>`` with ``SMS_INBOUND_SECRET``, in hexadecimal."""
    signed = timestamp.encode() + b"." + body
    return hmac.new(settings.SMS_INBOUND_SECRET.encode(), signed, hashlib.sha256).hexdigest()


def is_signed(body: bytes, signature: str, timestamp: str) -> bool:
    """A moment ago, by whoever has the secret. Never where none is set: then nobody can prove it."""
    if not settings.SMS_INBOUND_SECRET or not re.fullmatch("[0-9]{1,12}", timestamp):
        return False
    if abs(time.time() - int(timestamp)) > SIGNED_FOR_SECONDS:
        return False
    return hmac.compare_digest(signature_of(body, timestamp).encode(), signature.encode())


@transaction.atomic
def take_in(*, number: str, text: str, reference: str) -> list[Message]:
    """Act on a text and answer it, once for each ``reference``. Returns the answers.

    Everybody of whom we hold that number is meant: it may be a household's. What may ask us to
    stop waits for staff to read; of the rest nobody reads what is sent to the gateway, and the answer
    says where to turn.
    """
    people = _people_at(number)
    names = [BRAND_NAME.value, *(customer.name for customer in people)]
    meaning = meaning_of(text, names=names)
    if meaning == Meaning.STOP:
        return [_stopped(customer, text, reference) for customer in people]
    if meaning == Meaning.PERHAPS:
        for customer in people:
            TextToRead.objects.get_or_create(
                customer=customer, reference=reference, defaults={"text": text}
            )
    template = "being_read" if meaning == Meaning.PERHAPS else "nobody_reads"
    return [_answer(customer, number, template, reference) for customer in people[:1]]


def _people_at(number: str) -> list[Customer]:
    """Those who are texted there first, then those who have it beside the number that we text."""
    known = Customer.objects.filter(erased_at=None).order_by("pk")
    beside = known.filter(other_phones__contains=number).exclude(phone=number)
    return [
        *known.filter(phone=number),
        *(customer for customer in beside if number in customer.other_phones.split(", ")),
    ]


def _answer(customer: Customer, number: str, template: str, reference: str) -> Message:
    """A second try is answered too, and so on a few times a day; then the day's last answer stands."""
    today = f"text-answer:{number}:{timezone.localdate()}"
    given = Message.objects.filter(dedupe_key__startswith=today).order_by("-pk")
    if given.count() >= ANSWERS_A_DAY:
        return given[0]
    return send(
        customer,
        f"contact/text/{template}",
        dedupe_key=f"{today}:{reference}",
        only=Channel.SMS,
    )


def _stopped(customer: Customer, text: str, reference: str) -> Message:
    """A gateway that repeats itself does not take back what they have agreed to since."""
    answer_key = f"text-stopped:{reference}:{customer.pk}"
    if answer := Message.objects.filter(dedupe_key=answer_key).first():
        return answer
    customer.texts_to_read.waiting().update(asked_to_stop=True, settled_at=timezone.now())
    return stop_texts(customer, text, answer_key=answer_key)


def stop_texts(
    customer: Customer, text: str, *, answer_key: str, by: User | None = None
) -> Message:
    """Take back every yes to texts and tell them so. ``by`` is who read what they texted."""
    for purpose in (Purpose.INVITATION, Purpose.MARKETING):
        if Channel.SMS in WORDING[purpose]:
            record_consent(
                customer=customer,
                channel=Channel.SMS,
                purpose=purpose,
                given=False,
                wording=f"They texted: {text[:200]}",
                source="text message",
                recorded_by=by,
            )
    return send(
        customer,
        "contact/text/stopped",
        dedupe_key=answer_key,
        only=Channel.SMS,
    )


@transaction.atomic
def settle_text(*, text: TextToRead, asked_to_stop: bool, by: User) -> None:
    """Somebody has read it, and so what else the same person texted meanwhile."""
    text = locked(text)
    if text.settled_at:
        if text.asked_to_stop != asked_to_stop:
            raise Refused("Somebody else has read this text, and decided otherwise.")
        return
    text.customer.texts_to_read.waiting().update(
        asked_to_stop=asked_to_stop, settled_at=timezone.now(), settled_by=by
    )
    record_fact("text_read", subject=text.customer, actor=by, asked_to_stop=asked_to_stop)
    if asked_to_stop:
        stop_texts(text.customer, text.text, answer_key=f"text-read:{text.pk}", by=by)
