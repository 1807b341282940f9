from itertools import count

from django.utils import timezone

from participation.messages.contact.models import Message, Purpose
from participation.people.customers.models import Channel, Customer
from tests.factories.people import make_customer

_number = count(1)


def make_message(customer: Customer | None = None, **fields) -> Message:
    """An email that waits to go to somebody who can also be rung and written to."""
    customer = customer or make_reachable()
    return Message.objects.create(
        customer=customer,
        channel=fields.pop("channel", Channel.EMAIL),
        purpose=fields.pop("purpose", Purpose.SERVICE),
        template=fields.pop("template", "events/email/booked"),
        dedupe_key=fields.pop("dedupe_key", f"message:{next(_number)}"),
        address=fields.pop("address", customer.email),
        subject=fields.pop("subject", "Your place is booked"),
        text=fields.pop("text", "See you at Calder Hall."),
        **fields,
    )


def make_failed_message(customer: Customer | None = None, **fields) -> Message:
    return make_message(
        customer,
        state=Message.State.FAILED,
        attempts=6,
        error="SMTPRecipientsRefused: there is no such mailbox",
        **fields,
    )


def make_sign_in_message(**fields) -> Message:
    """A code, to an address that may be anybody's."""
    return Message.objects.create(
        channel=Channel.EMAIL,
        purpose=Purpose.SERVICE,
        template="account/email/login_code",
        dedupe_key=f"signin:{next(_number)}",
        address=fields.pop("address", "somebody@example.org"),
        subject="Your sign-in code",
        text="Your code is 314159.",
        sent_at=timezone.now() if fields.get("state") == Message.State.SENT else None,
        **fields,
    )


def make_reachable(name: str = "Amina Hussain") -> Customer:
    return make_customer(
        name,
        email=f"person{next(_number)}@example.org",
        phone="+447700900112",
        address="3 Mill Lane",
        postcode="GM1 1AB",
    )
