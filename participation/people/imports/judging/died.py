"""Whom the list calls dead, in a mark beside the name: nobody is written to or ended for it unasked."""

from django.utils import timezone

from ..fields import bits_of
from ..models import DIED, Import, Line
from .statements import CUSTOMERS, LINES, run

V = Line.Verdict


def ask_about_those_who_died(imported: Import) -> None:
    """Our customers wait for staff; former ones stay so; nobody new is added."""
    run(
        f"""UPDATE {LINES} SET verdict = 'waits', waits_for = %(died)s, changed = 0,
              note = 'The list says that this person has died: ' || mark || '.'
            FROM {CUSTOMERS} AS c
            WHERE imported_id = %(id)s AND mark <> '' AND verdict IN ('changed', 'left')
              AND {LINES}.customer_id = c.id AND c.ended_on IS NULL""",
        {"id": imported.pk, "died": DIED},
    )
    run(
        f"""UPDATE {LINES} SET verdict = 'left', changed = 0,
              note = 'The list says that this person has died: ' || mark
                || '. We have no record of them as our customer.'
            WHERE imported_id = %(id)s AND mark <> '' AND verdict IN ('added', 'changed')""",
        {"id": imported.pk},
    )


def end_those_who_died(imported: Import) -> None:
    """Staff have said so."""
    imported.lines.said_to_have_died().update(
        verdict=V.ENDED,
        waits_for="",
        changed=bits_of("ended_on"),
        ended_on=timezone.localdate(),
    )
