"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from participation.people.customers.personal_rows import Rule, declare
from participation.people.customers.record_steps import Traces, also_erase

from .models import Attachment, BrokenAddress, Consent, Message, TextToRead

ERASED = {"address": "", "subject": "Erased", "text": "", "html": "", "error": ""}

declare(
    Consent,
    Rule(
        "Consents",
        erase="blank",
        blank={"wording": ""},
        own_copy=("channel", "purpose", "given", "wording", "source", "at"),
        headings={"wording": "The words you agreed to"},
        sign_of_life="at",
    ),
)
declare(
    Message,
    Rule(
        "Messages",
        erase="blank",
        blank=ERASED,
        own_copy=(
            "created_at",
            "channel",
            "purpose",
            "address",
            "subject",
            "text",
            "state",
            "sent_at",
        ),
    ),
)
declare(
    TextToRead,
    Rule(
        "Texts that may ask us to stop",
        one_per=("reference",),
        erase="delete",
        own_copy=("received_at", "text", "asked_to_stop"),
        sign_of_life="received_at",
    ),
)
declare(Attachment, Rule("Files with messages", erase="delete"), through="message__customer")


@also_erase
def stop_what_has_not_left(person: Traces) -> None:
    unsent = Message.objects.filter(customer=person.customer).exclude(
        state__in=[Message.State.SENT, Message.State.DONE, Message.State.HELD]
    )
    unsent.update(state=Message.State.HELD, held_by_rule="no_address")


@also_erase
def forget_what_went_to_their_addresses(person: Traces) -> None:
    """Sign-in emails go to an address and name nobody."""
    for email in person.emails:
        Message.objects.filter(customer=None, address__iexact=email).update(**ERASED)
        BrokenAddress.objects.filter(address=email).delete()
