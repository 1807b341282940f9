"""The only way anything leaves the portal. Callers say who, what, why and a dedupe key."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from base.core import front_pages
from base.core.brand import current_brand
from base.core.house_rules import BRAND_PHONE
from participation.people.customers.models import Channel, Customer

from .models import Attachment, Message, Purpose
from .rules import NEEDS_CONSENT, decide
from .tasks import deliver


@dataclass(frozen=True)
class File:
    """A small text file to go with an email."""

    name: str
    content_type: str
    content: str


@transaction.atomic(savepoint=False)
def send(
    customer: Customer,
    template: str,
    *,
    dedupe_key: str,
    purpose: Purpose = Purpose.SERVICE,
    about: str = "",
    context: dict[str, Any] | None = None,
    files: tuple[File, ...] = (),
    only: Channel | None = None,
) -> Message:
    """Write the message as a row in the caller's transaction; a worker delivers it after commit.

    If it fails, so does what it tells of: there is no savepoint to go back to.

    ``template`` names ``templates/<template>.txt``, which has the text, and in its ``subject`` what
    it is about: "events/email/booked".
    The same ``dedupe_key`` again returns the first message. A message that a rule forbids is kept
    as held, so that staff can see why somebody was not told.
    """
    already = Message.objects.filter(dedupe_key=dedupe_key).first()
    if already:
        return already
    decision = decide(customer, purpose, only=only)
    subject, text = rendered(template, {"customer": customer, **(context or {})})
    message = Message.objects.create(
        customer=customer,
        channel=decision.channel,
        purpose=purpose,
        template=template,
        about=about,
        dedupe_key=dedupe_key,
        address=address_for(customer, decision.channel),
        language=customer.language,
        subject=subject,
        text=on_paper(text, decision.channel, purpose),
        state=Message.State.HELD if decision.held_by else first_state(decision.channel),
        held_by_rule=decision.held_by,
    )
    Attachment.objects.bulk_create(
        Attachment(
            message=message, name=file.name, content_type=file.content_type, content=file.content
        )
        for file in files
    )
    if message.state == Message.State.QUEUED:
        nudge_on_commit(message)
    return message


@transaction.atomic
def send_to_address(
    email: str, *, template: str, subject: str, text: str, html: str = "", dedupe_key: str
) -> Message:
    """An email to an address that may belong to no customer: a sign-in code."""
    message, made = Message.objects.get_or_create(
        dedupe_key=dedupe_key,
        defaults={
            "channel": Channel.EMAIL,
            "purpose": Purpose.SERVICE,
            "template": template,
            "address": email,
            "subject": subject,
            "text": text,
            "html": html,
        },
    )
    if made:
        nudge_on_commit(message)
    return message


def rendered(template: str, context: dict[str, Any]) -> tuple[str, str]:
    """The subject on one line, and the text."""
    told: dict[str, str] = {}
    text = render_to_string(
        f"{template}.txt",
        {
            "brand": current_brand(),
            "portal_address": settings.PORTAL_ADDRESS,
            **context,
            "told": told,
        },
    )
    return told["subject"][:200], text.strip() + "\n"


def on_paper(text: str, channel: Channel, purpose: Purpose) -> str:
    """With how to be written to no more at the end of a letter. Emails and texts get it as they leave."""
    if channel != Channel.POST or purpose not in NEEDS_CONSENT:
        return text
    return f"{text.rstrip()}\n\n{way_out()}\n"


def way_out() -> str:
    """How to be written to no more: what every invitation must say."""
    page = f"{settings.PORTAL_ADDRESS}{reverse(front_pages.ME)}"
    phone = BRAND_PHONE.value
    return f"You can change or stop these messages at {page} or by calling {phone}."


def address_for(customer: Customer, channel: Channel) -> str:
    if channel == Channel.EMAIL:
        return customer.email
    if channel == Channel.POST:
        return f"{customer.address}, {customer.postcode}".strip(", ")
    return str(customer.phone)


def first_state(channel: Channel) -> Message.State:
    """Letters and calls are made by people, and texts are where the landlord has no gateway."""
    by_itself = channel == Channel.EMAIL or (channel == Channel.SMS and settings.SMS_GATEWAY)
    return Message.State.QUEUED if by_itself else Message.State.TO_DO


def nudge_on_commit(message: Message) -> None:
    transaction.on_commit(lambda: deliver.delay(message.pk), robust=True)
