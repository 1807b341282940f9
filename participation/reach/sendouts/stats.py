"""What counts in a number about a send-out. Costs are pounds."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import CharField, Count, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from base.core.measures import measure
from participation.messages.contact.models import HELD_BECAUSE, Message, Purpose
from participation.messages.contact.rules import with_decision
from participation.messages.contact.texts.length import length_of
from participation.messages.contact.unsubscribing import text_ending
from participation.people.customers.models import Channel, CustomerQuerySet
from participation.questionnaires.codes.tapping import first_question
from participation.questionnaires.models import address_of
from participation.questionnaires.signs import LENGTH

from .answers_in_message import in_words
from .house_rules import LETTER_PRICE, SMS_PRICE
from .models import SendOut
from .words import AN_EXAMPLE, OF_AN_INVITATION, Wording, fill, standing_values


@dataclass(frozen=True)
class Forecast:
    """What would happen now: people by the way they would be reached, and left out by which rule."""

    by_channel: dict[str, int]
    left_out: dict[str, int]

    @property
    def people(self) -> int:
        return sum(self.by_channel.values())


@measure(
    "Who it would reach",
    "People in the segment now, each counted once: by the way they would be reached, or by the first "
    "rule that leaves them out.",
)
def forecast(send_out: SendOut) -> Forecast:
    return foreseen(
        send_out.people(),
        Purpose(send_out.purpose),
        at=send_out.starts_at,
        apart_from=send_out.apart_from,
        set_aside=bool(send_out.override_reason),
    )


def foreseen(
    people: CustomerQuerySet,
    purpose: Purpose,
    *,
    at: dt.datetime,
    apart_from: tuple[str, ...],
    set_aside: bool,
) -> Forecast:
    """``apart_from`` is what the send-out's own messages are about."""
    judged = with_decision(people, purpose, at=at, apart_from=apart_from, set_aside=set_aside)
    rows = judged.order_by().values("channel", "held_by").annotate(n=Count("pk"))
    by_channel = dict.fromkeys(Channel.values, 0)
    left_out = dict.fromkeys(HELD_BECAUSE, 0)
    for row in rows:
        if row["held_by"]:
            left_out[row["held_by"]] += row["n"]
        else:
            by_channel[row["channel"]] += row["n"]
    return Forecast(
        {channel: n for channel, n in by_channel.items() if n},
        {rule: n for rule, n in left_out.items() if n},
    )


@dataclass(frozen=True)
class Cost:
    """Pounds, for the texts and for the letters."""

    sms: Decimal
    post: Decimal

    @property
    def total(self) -> Decimal:
        return self.sms + self.post


@measure(
    "What it would cost",
    "Text messages, each in as many parts as the English words need, and letters, at the prices in "
    "the settings. Email and our own calls cost nothing here.",
)
def cost(send_out: SendOut, expected: Forecast) -> Cost:
    english = next((one for one in send_out.wordings() if one.language == "en"), None)
    parts = sms_parts(english, send_out) if english else 1
    return Cost(
        sms=expected.by_channel.get(Channel.SMS, 0) * parts * SMS_PRICE.value,
        post=expected.by_channel.get(Channel.POST, 0) * LETTER_PRICE.value,
    )


def sms_parts(wording: Wording, send_out: SendOut) -> int:
    """With a name of ordinary length, and how to stop these."""
    unsaid = dict.fromkeys(OF_AN_INVITATION, "")
    said = {**unsaid, **standing_values(), **send_out.values, "name": AN_EXAMPLE["name"]}
    if asked_first := first_question(send_out.invites_to):
        own = address_of("0" * LENGTH)
        said["answers"] = in_words(asked_first, Channel.SMS, wording.language, own)
    words = fill(wording.by(Channel.SMS), said).strip()
    return length_of(words + text_ending(send_out.purpose)).segments


@dataclass(frozen=True)
class Standing:
    """How a send-out stands: its messages by state, and the held ones by rule."""

    by_state: dict[str, int]
    held: dict[str, int]

    def number(self, *states: str) -> int:
        return sum(self.by_state.get(state, 0) for state in states)

    @property
    def to_go(self) -> int:
        return self.number(Message.State.PLANNED)

    @property
    def gone(self) -> int:
        return self.total - self.to_go

    @property
    def left_out(self) -> int:
        return self.number(Message.State.HELD)

    @property
    def chosen(self) -> int:
        """Everybody it was for."""
        return sum(self.by_state.values())

    @property
    def total(self) -> int:
        """Everybody it was for, less those a rule leaves out."""
        return self.chosen - self.left_out


@measure(
    "How it stands",
    "One message for each person in the segment when it was planned, by what became of it.",
)
def standing(send_out: SendOut) -> Standing:
    return standings([send_out])[send_out.pk]


#: How many of a send-out's messages were let go, to sort send-outs by.
LET_GO = Coalesce(
    Subquery(
        Message.objects.filter(
            about=Concat(Value("sendouts.sendout:"), Cast(OuterRef("pk"), CharField()))
        )
        .exclude(state__in=[Message.State.HELD, Message.State.PLANNED])
        .order_by()
        .values("about")
        .annotate(n=Count("pk"))
        .values("n")
    ),
    0,
)


@measure("How they stand", "For each send-out, its messages by what became of them.")
def standings(send_outs: Iterable[SendOut]) -> dict[int, Standing]:
    """One statement for however many."""
    by_source = {send_out.source: send_out.pk for send_out in send_outs}
    found = {pk: Standing({}, {}) for pk in by_source.values()}
    rows = (
        Message.objects.filter(about__in=by_source)
        .order_by()
        .values("about", "state", "held_by_rule")
        .annotate(n=Count("pk"))
    )
    for row in rows:
        one = found[by_source[row["about"]]]
        one.by_state[row["state"]] = one.by_state.get(row["state"], 0) + row["n"]
        if row["held_by_rule"]:
            one.held[row["held_by_rule"]] = row["n"]
    return found
