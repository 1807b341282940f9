"""Putting letters that wait into a batch, and saying that a batch is posted."""

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.jobs import LIFE
from base.core.printable import Boxes, boxes_in
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.following_up import mark_all_done
from participation.messages.contact.models import Message, MessageQuerySet
from participation.messages.contact.rules import hold_what_was_taken_back
from participation.messages.contact.services import address_for
from participation.people.customers.models import Channel, Customer

from .models import Batch, Letter
from .postcodes import postcode_order
from .tasks import make_letters

LARGE_PRINT = "large_print"
WAITING = "Waiting for a worker"
#: As many as somebody can put into envelopes in an afternoon; the next batch takes the rest.
MOST_LETTERS = 500


def waiting_letters() -> MessageQuerySet:
    """Letters to be posted that are in no batch, and have an address."""
    return Message.objects.filter(
        channel=Channel.POST, state=Message.State.TO_DO, letter=None, customer__isnull=False
    ).exclude(customer__address="")


def boxes_in_letters() -> list[Boxes]:
    """Of those that the next batch takes the letters that cannot be printed, by whom they are to."""
    waiting = waiting_letters().order_by("due_at", "pk")
    rows = waiting.values_list("customer__name", "customer__address", "subject", "text")
    return boxes_in(
        (f"To {name}", text) for name, *texts in rows[:MOST_LETTERS] for text in (name, *texts)
    )


@transaction.atomic
def ask_for_batch(*, by: User) -> Batch:
    """Freeze which letters are in it; a worker makes the PDF. Each goes to the address we hold now.

    Whoever has said no since their letter was written gets none.
    """
    hold_what_was_taken_back(waiting_letters())
    rows = waiting_letters().select_for_update(of=("self",), skip_locked=True)
    messages = list(rows.order_by("due_at", "pk")[:MOST_LETTERS])
    if not messages:
        raise Refused("No letter is waiting.")
    customers = Customer.objects.in_bulk([message.customer_id for message in messages])
    for message in messages:
        assert message.customer_id is not None
        message.customer = customers[message.customer_id]
        message.address = address_for(message.customer, Channel.POST)
    Message.objects.bulk_update(messages, ["address"], batch_size=100)
    large = _who_asked_for_large_print(list(customers))
    batch = Batch.objects.create(asked_by=by, step=WAITING)
    Letter.objects.bulk_create(
        Letter(batch=batch, message=message, place=place, large_print=message.customer_id in large)
        for place, message in enumerate(sorted(messages, key=_mail_room_order), start=1)
    )
    record_fact("letters_batched", subject=batch, actor=by, letters=len(messages))
    nudge_on_commit(batch)
    return batch


def note_taken(*, batch: Batch, by: User) -> None:
    """One of us has the letters as they are printed, with every code in them: the log says who."""
    record_fact("letters_taken", subject=batch, actor=by)


@transaction.atomic
def retry_batch(*, batch: Batch, by: User) -> None:
    batch = locked(batch)
    if batch.is_unfinished:
        return
    if not batch.has_failed:
        raise Refused("Only a batch that could not be made can be tried again.")
    batch.put_in_queue()
    batch.step = WAITING
    batch.save(update_fields=LIFE)
    record_fact("letters_tried_again", subject=batch, actor=by)
    nudge_on_commit(batch)


@transaction.atomic
def mark_posted(*, batch: Batch, by: User) -> None:
    """Every letter in it is done, with this date. Saying so again changes nothing."""
    batch = locked(batch)
    if batch.state == Batch.State.POSTED:
        return
    if batch.state != Batch.State.READY:
        raise Refused("Only a batch that is ready to print can be posted.")
    done = mark_all_done(messages=Message.objects.filter(letter__batch=batch), by=by)
    batch.state, batch.posted_at, batch.posted_by = Batch.State.POSTED, timezone.now(), by
    batch.save(update_fields=["state", "posted_at", "posted_by"])
    record_fact("letters_posted", subject=batch, actor=by, letters=done)


@transaction.atomic
def take_apart(*, batch: Batch, by: User) -> None:
    """Nothing of it was posted: the letters wait again, for another batch."""
    batch = locked(batch)
    if batch.state == Batch.State.UNDONE:
        return
    if batch.state not in (Batch.State.READY, Batch.State.FAILED):
        raise Refused("This batch cannot be taken apart now.")
    batch.letters.all().delete()
    file, batch.file = batch.file.name, ""
    batch.state, batch.pages = Batch.State.UNDONE, 0
    batch.save(update_fields=["state", "file", "pages"])
    record_fact("letters_taken_apart", subject=batch, actor=by)
    if file:
        transaction.on_commit(lambda: batch.file.storage.delete(file))


def nudge_on_commit(batch: Batch) -> None:
    transaction.on_commit(lambda: make_letters.delay(batch.pk), robust=True)


def _who_asked_for_large_print(customers: list[int]) -> set[int]:
    ticked = Customer.preferences.through._default_manager.filter(
        preferenceoption__code=LARGE_PRINT, customer__in=customers
    )
    return set(ticked.values_list("customer_id", flat=True))


def _mail_room_order(message: Message) -> tuple:
    assert message.customer is not None
    return postcode_order(message.customer.postcode), message.customer.address, message.pk
