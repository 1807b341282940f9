"""Makes a checked list true in one transaction: all of it, or nothing.

New people, changed people and their history are written by statements over a few thousand lines at a
time, so that a list of any length takes little memory. ``Line.changed`` has decided; this obeys.
"""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.utils import timezone

from base.core.rows import in_parts
from participation.people.customers.models import Customer
from participation.people.customers.services import spread_new_names

from .fields import bits_of, changing
from .judging.statements import CUSTOMERS, LINES, run
from .models import Import, Line
from .stated_values import write_differences

BATCH = 5000
HISTORY = Customer.history.model  # type: ignore[attr-defined]
V = Line.Verdict


def _from_line() -> dict[str, str]:
    """Columns of a new customer that come from the line; every other one gets its field's default.

    So does one of these that the line says nothing of.
    """
    found = {}
    for name in ("reference", *changing(), "search_text"):
        field, ours = Line._meta.get_field(name), Customer._meta.get_field(name)
        said = f"l.{field.column}"
        if ours.has_default():
            said = said if field.null else f"NULLIF({said}, '')"
            said = f"COALESCE({said}, %({ours.column})s)"
        found[ours.column] = said
    return found


def lock_those_who_change(imported: Import) -> None:
    """Somebody who changes their own details now waits for us, or we for them; then we look again."""
    ids = imported.lines.filter(verdict__in=[V.CHANGED, V.ENDED, V.WAITS]).values("customer")
    locked = Customer.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    for _ in locked.values_list("pk").iterator():
        pass


def write(imported: Import, tell: Callable[[float], None]) -> None:
    last = imported.lines.order_by("-number").exclude(number=None).values_list("number", flat=True)
    end = (last.first() or 0) + 1
    for start in range(0, end, BATCH):
        lines = {"id": imported.pk, "start": start, "stop": start + BATCH - 1}
        _add(imported, lines)
        _change(imported, lines, "l.number BETWEEN %(start)s AND %(stop)s")
        tell(min(1.0, (start + BATCH) / end))
    _change(imported, {"id": imported.pk}, "l.number IS NULL")
    _mend_search_texts(imported)
    _spread_new_names(imported)
    write_differences(imported)


def _add(imported: Import, lines: dict[str, Any]) -> None:
    from_line, defaults = _from_line(), _defaults()
    others = [column for column in defaults if column not in from_line]
    columns = [*from_line, *others]
    values = [*from_line.values(), *(f"%({column})s" for column in others)]
    added = run(
        f"""INSERT INTO {CUSTOMERS} ({", ".join(columns)}) SELECT {", ".join(values)}
            FROM {LINES} l WHERE l.imported_id = %(id)s AND l.verdict = 'added'
              AND l.number BETWEEN %(start)s AND %(stop)s ORDER BY l.number""",
        {**defaults, **lines},
    )
    if added:
        _remember(
            imported,
            "+",
            f"JOIN {LINES} l ON l.reference = c.reference",
            "l.verdict = 'added' AND l.number BETWEEN %(start)s AND %(stop)s",
            lines,
        )


def _defaults() -> dict[str, Any]:
    """What a new customer has in the columns that the list says nothing of. Empty ones need no naming."""
    found = {}
    for field in Customer._meta.concrete_fields:
        if field.primary_key:
            continue
        value = timezone.now() if getattr(field, "auto_now_add", False) else field.get_default()
        if value is not None:
            found[field.column] = field.get_db_prep_save(value, connection)
    return found


def _change(imported: Import, lines: dict[str, Any], which: str) -> None:
    sets = []
    for name in changing():
        column = Customer._meta.get_field(name).column
        sets.append(
            f"{column} = CASE WHEN (l.changed & {bits_of(name)}) <> 0 THEN l.{column}"
            f" ELSE {CUSTOMERS}.{column} END"
        )
    sets.append(
        f"phone_unseen_since = CASE WHEN (l.changed & {bits_of('phone')}) <> 0 THEN NULL"
        f" ELSE {CUSTOMERS}.phone_unseen_since END"
    )
    changed = run(
        f"""UPDATE {CUSTOMERS} SET {", ".join(sets)} FROM {LINES} l
            WHERE l.customer_id = {CUSTOMERS}.id AND l.imported_id = %(id)s
              AND l.verdict IN ('changed', 'ended') AND {which}""",
        lines,
    )
    if changed:
        _remember(
            imported,
            "~",
            f"JOIN {LINES} l ON l.customer_id = c.id",
            f"l.verdict IN ('changed', 'ended') AND {which}",
            lines,
        )


def _why(imported: Import) -> str:
    """In the history, of what a list changed."""
    return f"Import {imported.pk}"


def _remember(imported: Import, kind: str, join: str, which: str, lines: dict[str, Any]) -> None:
    """The history that django-simple-history would have kept, had each been saved alone."""
    tracked = {field.column for field in Customer._meta.concrete_fields}
    columns = [f.column for f in HISTORY._meta.concrete_fields if f.column in tracked]
    kept = {
        "history_date": timezone.now(),
        "history_type": kind,
        "history_change_reason": _why(imported),
        "history_user_id": imported.applied_by_id,
    }
    run(
        f"""INSERT INTO {HISTORY._meta.db_table} ({", ".join([*columns, *kept])})
            SELECT {", ".join(f"c.{one}" for one in columns)},
              {", ".join(f"%({one})s" for one in kept)}
            FROM {CUSTOMERS} c {join} WHERE l.imported_id = %(id)s AND {which}""",
        {**lines, **kept},
    )


def _spread_new_names(imported: Import) -> None:
    """Whoever has another name now; the one before is in the history."""
    renamed = (
        imported.lines.filter(verdict__in=[V.CHANGED, V.ENDED])
        .extra(where=[f"(changed & {bits_of('name')}) <> 0"])  # noqa: S610 (a number of ours)
        .order_by("customer")
        .values_list("customer", flat=True)
    )
    numbers = renamed.iterator()
    for ids in in_parts(numbers, BATCH):
        earlier = HISTORY.objects.filter(id__in=ids).exclude(history_change_reason=_why(imported))
        before = earlier.order_by("history_id").values_list("id", "name")
        spread_new_names(dict.fromkeys(ids, "") | dict(before))


def _mend_search_texts(imported: Import) -> None:
    """Those who were changed in what they are searched by; new people came with theirs."""
    searched = bits_of("name", "address", "postcode")
    last = 0
    while True:
        ids = list(
            imported.lines.filter(verdict=V.CHANGED, customer__gt=last)
            .extra(where=[f"(changed & {searched}) <> 0"])  # noqa: S610 (a number of ours)
            .order_by("customer")
            .values_list("customer", flat=True)[:BATCH]
        )
        if not ids:
            return
        people = list(
            Customer.objects.filter(pk__in=ids).only("name", "reference", "address", "postcode")
        )
        for person in people:
            person.search_text = person.made_search_text()
        Customer.objects.bulk_update(people, ["search_text"], batch_size=500)
        last = ids[-1]
