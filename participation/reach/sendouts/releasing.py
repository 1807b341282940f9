"""Planned messages are judged again, get their words and their address, and go to the worker that delivers.

No more a minute than the provider takes. Whoever lets messages go holds the rows of all send-outs that
are going, so that two workers never share one minute's room twice; what one wrote is there for the
other, and a killed one takes its unfinished batch with it.
"""

import datetime as dt
import logging

from django.conf import settings
from django.db import transaction
from django.db.models import Case, Max, Prefetch, When
from django.utils import timezone

from base.core.facts import record_fact
from participation.messages.contact.models import Message, Purpose
from participation.messages.contact.rules import with_decision
from participation.messages.contact.services import address_for, first_state, nudge_on_commit
from participation.messages.contact.unsubscribing import footer_for
from participation.people.customers.models import Channel, Customer, PreferenceOption
from participation.questionnaires.codes.links import personal_links
from participation.questionnaires.codes.tapping import AskedFirst, first_question

from .answers_in_message import in_words
from .models import SendOut
from .words import finish, used_in

log = logging.getLogger(__name__)

#: Placeholders that stand for something else in everybody's message.
OF_A_PERSON = {"link", "answers"}

WRITTEN = [
    *("channel", "state", "held_by_rule", "address", "language"),
    *("subject", "text", "html", "due_at"),
]


@transaction.atomic
def let_go() -> int:
    """How many were let go or held, of all send-outs whose time has come.

    What the law or safety requires goes before everything else; then the first planned goes first.
    Nobody is invited to what has been called off or moved since: staff decide what to do then.
    """
    notices_first = Case(When(purpose=Purpose.STATUTORY, then=0), default=1)
    going = list(
        SendOut.objects.select_for_update(of=("self",))
        .going()
        .order_by(notices_first, "starts_at", "pk")
    )
    room = allowance() if going else 0
    done = 0
    for send_out in going:
        if why := send_out.why_not_now():
            stop(send_out, why)
            record_fact("send_out_stopped", subject=send_out, why=why)
            continue
        if room <= 0:
            break
        gone, judged = release(send_out, room)
        room -= gone
        done += judged
    return done


def stop(send_out: SendOut, why: str = "") -> None:
    """Nothing more is let go, and what waits for its turn or another try is taken back.

    What staff send another way than the send-out goes its way.
    """
    waits = send_out.messages().filter(state=Message.State.QUEUED, instead_of=None)
    waits.update(state=Message.State.PLANNED)
    send_out.state, send_out.step = SendOut.State.PAUSED, why
    send_out.save(update_fields=["state", "step"])


def allowance() -> int:
    """What the provider takes now: the setting a minute, as much as has passed since the last batch."""
    last = SendOut.objects.aggregate(last=Max("released_at"))["last"]
    if last is None:
        return settings.SEND_OUT_PER_MINUTE
    passed = min(dt.timedelta(minutes=1), max(dt.timedelta(), timezone.now() - last))
    return int(settings.SEND_OUT_PER_MINUTE * (passed / dt.timedelta(minutes=1)))


def release(send_out: SendOut, room: int) -> tuple[int, int]:
    """How many were let go, and how many were judged. Done once none is left."""
    planned = send_out.messages().filter(state=Message.State.PLANNED)
    # Held until they are let go, so that nobody is erased or joined with another in between.
    batch = list(planned.order_by("pk").select_for_update(of=("self",))[:room])
    now = timezone.now()
    give_words(send_out, batch, now)
    Message.objects.bulk_update(batch, WRITTEN, batch_size=200)
    gone = [message for message in batch if message.state != Message.State.HELD]
    for message in gone:
        if message.state == Message.State.QUEUED:
            nudge_on_commit(message)
    if gone:
        send_out.released_at = now
    if not planned.exists():
        send_out.state, send_out.finished_at = SendOut.State.DONE, now
    send_out.save(update_fields=["released_at", "state", "finished_at"])
    log.info("Send-out %s let %s messages go.", send_out.pk, len(gone))
    return len(gone), len(batch)


def give_words(send_out: SendOut, batch: list[Message], now: dt.datetime) -> None:
    """Judge each again; give those that may go their way, address and words. Nothing is saved."""
    people = judged(send_out, [message.customer_id for message in batch])
    wordings = send_out.wordings()
    firsts = first_of_each(send_out, batch)
    still = still_asked(send_out, people)
    used = used_in(wordings)
    links = personal_links(send_out.invites_to, people) if used & OF_A_PERSON else {}
    asked_first = first_question(send_out.invites_to) if "answers" in used else None
    for message in batch:
        person = people.get(message.customer_id)
        if firsts[message.customer_id] != message.pk:
            message.state, message.held_by_rule = Message.State.HELD, "had_it"
            continue
        if person is None:
            message.state, message.held_by_rule = Message.State.HELD, "not_a_customer"
            continue
        message.channel = person.channel
        if still is not None and person.pk not in still:
            message.state, message.held_by_rule = Message.State.HELD, "answered"
            continue
        if person.held_by:
            message.state, message.held_by_rule = Message.State.HELD, person.held_by
            continue
        said = finish(
            wordings,
            customer=person,
            formats=[option.code for option in person.formats],
            channel=person.channel,
            purpose=send_out.purpose,
            values=with_own_links(send_out.values, links.get(person.pk), asked_first, person),
            ending=footer_for(message),
        )
        message.state, message.due_at = first_state(Channel(person.channel)), now
        message.address = address_for(person, Channel(person.channel))[:254]
        message.language, message.subject = said.language, said.subject
        message.text, message.html = said.text, said.html


def still_asked(send_out: SendOut, people: dict[int, Customer]) -> set[int] | None:
    """Of these, who is among those of its row now; None of a send-out for a segment."""
    if send_out.taken_from is None:
        return None
    now = send_out.taken_from.people().filter(pk__in=people)
    return set(now.order_by().values_list("pk", flat=True))


def with_own_links(
    values: dict[str, str], own: str | None, asked_first: AskedFirst | None, person: Customer
) -> dict[str, str]:
    """Where questions are asked, everybody has a link of their own, and answers without signing in; where
    the first may be answered in the message, one for each answer."""
    if own is None:
        return values
    answers = in_words(asked_first, person.channel, person.language, own) if asked_first else own
    return {**values, "link": own, "answers": answers}


def first_of_each(send_out: SendOut, batch: list[Message]) -> dict[int | None, int]:
    """Each person's one message of this send-out: there are two where two records were joined since.

    What has left, or failed and can be tried again, counts before what is still to go.
    """
    people = {message.customer_id for message in batch}
    theirs = send_out.messages().filter(customer__in=people).exclude(state=Message.State.HELD)
    planned_last = Case(When(state=Message.State.PLANNED, then=1), default=0)
    firsts: dict[int | None, int] = {}
    for person, pk in theirs.order_by(planned_last, "pk").values_list("customer", "pk"):
        firsts.setdefault(person, pk)
    return firsts


def judged(send_out: SendOut, customer_ids: list[int]) -> dict[int, Customer]:
    """The people of a batch by the rules as they are now, with the formats they asked for."""
    formats = PreferenceOption.objects.filter(kind=PreferenceOption.Kind.FORMAT)
    people = with_decision(
        Customer.objects.current().filter(pk__in=customer_ids),
        send_out.purpose,
        apart_from=send_out.apart_from,
        set_aside=bool(send_out.override_reason),
    ).prefetch_related(Prefetch("preferences", formats, to_attr="formats"))
    return {person.pk: person for person in people}
