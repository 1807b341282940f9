"""From a send-out to one message for each person, written by the database.

A part of all customers at a time, in a transaction that also says how far it is: a killed worker leaves
whole parts, and whoever begins again writes what is missing, because each message has its key.
"""

import logging
from collections.abc import Iterator

from django.db import connection, transaction
from django.db.models import Max, Min
from django.utils import timezone
from django.utils.text import slugify

from base.core.jobs import Hold, TakenOver
from participation.messages.contact.models import Message
from participation.messages.contact.rules import with_decision

from .models import SendOut

log = logging.getLogger(__name__)

State = SendOut.State
MAX_ATTEMPTS = 3
#: Customers that one statement looks at.
PART = 10_000
MESSAGES = Message._meta.db_table

#: What differs from person to person; everything else is the same in all messages of a send-out.
OF_A_PERSON = {
    "customer_id": "people.id",
    "channel": "people.channel",
    "language": "people.language",
    "held_by_rule": "people.held_by",
    "state": f"CASE people.held_by WHEN '' THEN '{Message.State.PLANNED}'"
    f" ELSE '{Message.State.HELD}' END",
}


def claim(send_out_id: int) -> Hold | None:
    """Take a waiting send-out for this worker, or nothing where it is planned or taken."""
    with transaction.atomic():
        send_out = (
            SendOut.objects.select_for_update(of=("self",), skip_locked=True)
            .waiting()
            .filter(pk=send_out_id)
            .first()
        )
        if send_out is None:
            return None
        send_out.state = State.PLANNING
        send_out.attempts += 1
        send_out.claimed_at = send_out.beat_at = timezone.now()
        send_out.step, send_out.error = "Starting", ""
        send_out.save(update_fields=["state", "attempts", "claimed_at", "beat_at", "step", "error"])
    return Hold(send_out)


def work_on(hold: Hold) -> bool:
    """Plan what was claimed; whether it is planned now. A failure is kept, for staff to read."""
    try:
        write_messages(hold)
        hold.write(state=State.PLANNED, progress=100, step="")
        return True
    except TakenOver:
        log.warning("Send-out %s was taken over by another worker.", hold.row.pk)
    except Exception as problem:
        log.exception("Planning send-out %s stopped.", hold.row.pk)
        reason = f"Something went wrong ({type(problem).__name__}: {problem}). Nothing has gone."
        try:
            hold.write(state=State.FAILED, error=reason[:2000], step="")
        except TakenOver:
            log.warning("Send-out %s was taken over by another worker.", hold.row.pk)
    return False


def write_messages(hold: Hold) -> None:
    send_out = hold.row
    for low, high, percent in parts(send_out):
        with transaction.atomic():
            hold.tell("Choosing people", percent)  # holds the row until this part is written
            people = send_out.people().filter(pk__gt=low, pk__lte=high)
            insert(send_out, people)


def parts(send_out: SendOut) -> Iterator[tuple[int, int, int]]:
    """Ranges of customers' numbers, each with the percent that is done before it."""
    ends = send_out.people().order_by().aggregate(first=Min("pk"), last=Max("pk"))
    if ends["last"] is None:
        return
    first, last = ends["first"] - 1, ends["last"]
    for low in range(first, last, PART):
        yield low, min(low + PART, last), round(100 * (low - first) / (last - first))


def insert(send_out: SendOut, people) -> None:
    """One statement; who has this send-out's message already is passed over."""
    judged = with_decision(
        people,
        send_out.purpose,
        at=send_out.starts_at,
        apart_from=send_out.source,
        set_aside=bool(send_out.override_reason),
    )
    rows, params = (
        judged.order_by().values("id", "language", "channel", "held_by").query.sql_with_params()
    )
    columns, values, fixed = [], [], []
    for column, value in blank(send_out).items():
        columns.append(connection.ops.quote_name(column))
        if column == "dedupe_key":
            values.append("%s || people.id")
            fixed.append(value)
        elif column in OF_A_PERSON:
            values.append(OF_A_PERSON[column])
        else:
            values.append("%s")
            fixed.append(value)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {MESSAGES} ({', '.join(columns)})"
            f" SELECT {', '.join(values)} FROM ({rows}) AS people WHERE true"
            " ON CONFLICT (dedupe_key) DO NOTHING",
            [*fixed, *params],
        )


def blank(send_out: SendOut) -> dict:
    """Each column of a message with what it holds for this send-out, before a person is known."""
    message = Message(
        purpose=send_out.purpose,
        template=f"sendouts/{slugify(send_out.template.name).replace('-', '_') or 'template'}"[:60],
        about=send_out.source,
        dedupe_key=f"{send_out.source}:",
        subject=send_out.name,
        due_at=send_out.starts_at,
    )
    return {
        field.column: field.get_db_prep_save(field.pre_save(message, True), connection)
        for field in Message._meta.concrete_fields
        if not field.primary_key
    }


def put_back_stale() -> None:
    """Queue again what a dead worker held; after the last attempt a person has to look."""
    with transaction.atomic():
        for send_out in SendOut.objects.select_for_update(of=("self",), skip_locked=True).stale():
            if send_out.attempts < MAX_ATTEMPTS:
                send_out.state = State.TO_PLAN
                send_out.step = "Waiting again: the worker that had it stopped"
            else:
                send_out.state = State.FAILED
                send_out.error = f"The worker stopped {send_out.attempts} times. Nothing has gone."
            send_out.save(update_fields=["state", "step", "error"])


def waiting_ids() -> list[int]:
    return list(SendOut.objects.waiting().order_by("created_at").values_list("pk", flat=True))
