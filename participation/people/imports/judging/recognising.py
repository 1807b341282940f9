"""Lines that are about nobody, or about nobody who is ours to add."""

from ..models import Import
from .statements import CUSTOMERS, FORMER, LINES, key, run


def refuse_erased(imported: Import) -> None:
    """Also where the reference is only written in another way: an erased person stays erased."""
    run(
        f"""UPDATE {LINES} SET verdict = 'refused', note =
              'The record with this reference was erased at the person''s request.'
            FROM {CUSTOMERS} AS c
            WHERE imported_id = %(id)s AND verdict = 'added' AND {LINES}.customer_id IS NULL
              AND c.erased_at IS NOT NULL
              AND {key("c.reference")} IN ({key(f"{LINES}.reference")}, {key(f"{LINES}.tenancy")})""",
        {"id": imported.pk},
    )


def leave_those_joined_to_another(imported: Import) -> None:
    """The list has a person twice whose two records an officer made one: the one record stands."""
    run(
        f"""UPDATE {LINES} SET verdict = 'left', note =
              'This person has one record here now, with another reference.'
            WHERE imported_id = %(id)s AND verdict = 'added'
              AND EXISTS (SELECT 1 FROM {FORMER} f
                          WHERE {key("f.reference")} = {key(f"{LINES}.reference")})""",
        {"id": imported.pk},
    )


def leave_those_who_had_left(imported: Import) -> None:
    """Somebody whose tenancy ended before we ever had a record of them is not given one."""
    run(
        f"""UPDATE {LINES} SET verdict = 'left', note = 'Not our customer any more, and no record here.'
            WHERE imported_id = %(id)s AND verdict = 'added' AND ended_on IS NOT NULL""",
        {"id": imported.pk},
    )
