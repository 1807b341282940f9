"""Yes and no to being invited and to news: the words that are asked, and how an answer is written down.

The words are kept with every answer (UK GDPR art. 7: what they were told). Change them here and new
answers carry the new words; old ones keep theirs.
"""

from collections.abc import Mapping

from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.rows import locked
from participation.people.customers.models import Channel, Customer

from .models import Consent, Purpose

#: What is asked for each purpose that needs a yes, by channel. News is not rung round.
WORDING: dict[Purpose, dict[Channel, str]] = {
    Purpose.INVITATION: {
        Channel.EMAIL: "Yes, email me about new ways to have my say",
        Channel.SMS: "Yes, text me about new ways to have my say",
        Channel.PHONE: "Yes, ring me about new ways to have my say",
        Channel.POST: "Yes, write to me about new ways to have my say",
    },
    Purpose.MARKETING: {
        Channel.EMAIL: "Yes, email me the newsletter and other news",
        Channel.SMS: "Yes, text me news",
        Channel.POST: "Yes, post me the newsletter and other news",
    },
}

OBJECTION = "Stop asking me to take part. Do not invite me or send me news in any way."


def questions(purpose: Purpose, channels: list[Channel]) -> dict[str, str]:
    """The words for those channels of ``channels`` that may be asked about, in their order."""
    return {
        channel.value: WORDING[purpose][channel]
        for channel in channels
        if channel in WORDING[purpose]
    }


@transaction.atomic
def record_consent(
    *,
    customer: Customer,
    channel: Channel,
    purpose: Purpose = Purpose.INVITATION,
    given: bool,
    wording: str,
    source: str,
    recorded_by: User | None = None,
) -> Consent | None:
    """Add a yes or no to the ledger. Saying again what already holds adds nothing."""
    locked(customer)  # two answers at once
    said = Consent.objects.filter(customer=customer, purpose=purpose, channel=channel)
    latest = said.first()
    if latest and latest.given == given:
        return None
    if latest is None and not given:
        return None  # never asked about is already no
    consent = Consent.objects.create(
        customer=customer,
        purpose=purpose,
        channel=channel,
        given=given,
        wording=wording,
        source=source,
        recorded_by=recorded_by,
    )
    record_fact(
        "consent_given" if given else "consent_withdrawn",
        subject=customer,
        actor=recorded_by,
        purpose=str(purpose),
        channel=str(channel),
        source=source,
    )
    return consent


@transaction.atomic
def record_choices(
    customer: Customer,
    *,
    purpose: Purpose,
    ticked: list[str],
    asked: Mapping[str, str],
    source: str,
    by: User | None = None,
) -> None:
    """A yes for each channel ticked, a no for each one that was asked about and left empty.

    ``asked`` holds the words that were put to them, by channel.
    """
    for channel, words in asked.items():
        record_consent(
            customer=customer,
            channel=Channel(channel),
            purpose=purpose,
            given=channel in ticked,
            wording=words,
            source=source,
            recorded_by=by,
        )


@transaction.atomic
def object_to_invitations(
    *, customer: Customer, source: str, by: User | None = None, wording: str = OBJECTION
) -> None:
    """They asked us to stop (UK GDPR art. 21): a no for every purpose and channel, asked about or not.

    What the law makes us send, and answers to what they ask us, still go out. Saying it again adds
    nothing; a later yes, which only they can say, starts that channel again.
    """
    locked(customer)
    latest: dict[tuple[str, str], bool] = {}
    for said in Consent.objects.filter(customer=customer).order_by("at", "pk"):
        latest[said.purpose, said.channel] = said.given
    new = [
        Consent(
            customer=customer,
            purpose=purpose,
            channel=channel,
            given=False,
            wording=wording,
            source=source,
            recorded_by=by,
        )
        for purpose, words in WORDING.items()
        for channel in words
        if latest.get((purpose, channel)) is not False
    ]
    if not new:
        return
    Consent.objects.bulk_create(new)
    record_fact("asked_not_to_be_asked", subject=customer, actor=by, source=source)
