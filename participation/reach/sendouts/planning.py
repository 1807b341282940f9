"""From a send-out to one message for each person, written by the database.

A part of all customers at a time, in a transaction that also says how far it is: a killed worker leaves
whole parts, and whoever begins again writes what is missing, because each message has its key.
"""

from collections.abc import Iterator

from django.db import connection, transaction
from django.db.models import Max, Min
from django.utils.text import slugify

from base.core.jobs import Hold
from participation.messages.contact.models import Message
from participation.messages.contact.rules import with_decision
from participation.people.customers.models import CustomerQuerySet

from .models import SendOut

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


def write_messages(hold: Hold) -> None:
    send_out = hold.row
    for low, high, percent in parts(send_out.people()):
        with transaction.atomic():
            hold.tell("Choosing people", percent)  # holds the row until this part is written
            people = send_out.people().filter(pk__gt=low, pk__lte=high)
            insert(send_out, people)
    hold.finish(SendOut.State.PLANNED)


def parts(people: CustomerQuerySet) -> Iterator[tuple[int, int, int]]:
    """Ranges of their numbers, each with the percent that is done before it."""
    ends = people.order_by().aggregate(first=Min("pk"), last=Max("pk"))
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
        apart_from=send_out.apart_from,
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
        with_form=send_out.with_form,
        due_at=send_out.starts_at,
    )
    return {
        field.column: field.get_db_prep_save(field.pre_save(message, True), connection)
        for field in Message._meta.concrete_fields
        if not field.primary_key
    }
