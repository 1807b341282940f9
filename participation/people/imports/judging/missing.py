"""Whom a whole list does not name: not our customers any more, unless a line of it may be theirs."""

from django.utils import timezone

from ..fields import bits_of
from ..models import UNREAD, Import, Line
from ..staging import empty_line
from .statements import CUSTOMERS, FORMER, LINES, key, run

V = Line.Verdict

NOT_NAMED = "Not in the list any more."
NOT_NAMED_BUT = "Not in the list, but {of} cannot be read, and may be about this person."


def end_the_missing(imported: Import) -> None:
    """A line of its own, without a number, for everybody a whole list does not name.

    Where lines of it may be about anybody, each of these may be on one of them: they wait for staff.
    """
    unread = imported.lines.about_anybody().count()
    said = {
        "imported_id": "%(id)s",
        "verdict": "'waits'" if unread else "'ended'",
        "waits_for": f"'{UNREAD}'" if unread else "''",
        "note": "%(note)s",
        "customer_id": "c.id",
        "changed": str(bits_of("ended_on")),
        "reference": "c.reference",
        "name": "c.name",
        "ended_on": "%(today)s",
    }
    nothing = {name: value for name, value in empty_line().items() if name not in said}
    run(
        f"""INSERT INTO {LINES} ({", ".join([*said, *nothing])})
            SELECT {", ".join([*said.values(), *(f"%({name})s" for name in nothing)])}
            FROM {CUSTOMERS} c
            WHERE c.reference IS NOT NULL AND c.ended_on IS NULL AND c.erased_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM {LINES} l
                              WHERE l.imported_id = %(id)s
                                AND {key("l.reference")} = {key("c.reference")})
              AND NOT EXISTS (SELECT 1 FROM {FORMER} f JOIN {LINES} l
                                ON {key("l.reference")} = {key("f.reference")}
                              WHERE l.imported_id = %(id)s AND f.customer_id = c.id)""",
        {
            **nothing,
            "id": imported.pk,
            "today": timezone.localdate(),
            "note": NOT_NAMED_BUT.format(of=_lines_in_words(unread)) if unread else NOT_NAMED,
        },
    )


def end_those_who_wait(imported: Import) -> None:
    """Staff have looked at the lines that cannot be read: nobody who is missing is on one of them."""
    imported.lines.missing().filter(verdict=V.WAITS).update(
        verdict=V.ENDED, waits_for="", note=NOT_NAMED
    )


def _lines_in_words(number: int) -> str:
    return "a line of it" if number == 1 else f"{number:,} lines of it"
