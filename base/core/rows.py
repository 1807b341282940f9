"""What services do to rows of whatever kind: hold one, save it together with its lists, take many in parts."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from django.db.models import Model

Row = TypeVar("Row", bound=Model)
One = TypeVar("One")


def locked(row: Row) -> Row:
    """The row as it stands now, held until the transaction ends: whoever else wants it waits.

    To be called in a transaction. Raises ``DoesNotExist`` of its model when the row has gone.
    """
    rows = row.__class__._default_manager.select_for_update(of=("self",))  # a lazy user's, too
    return rows.get(pk=row.pk)


def save_with_lists(row: Row, **fields: Any) -> Row:
    """Save the row, new or not, with these fields; lists of others are set once it is there.

    To be called in a transaction. Raises ``FieldDoesNotExist`` for a name that is no field of it.
    """
    lists = {}
    for name, value in fields.items():
        if row._meta.get_field(name).many_to_many:
            lists[name] = value
        else:
            setattr(row, name, value)
    row.save()
    for name, others in lists.items():
        getattr(row, name).set(others)
    return row


def in_parts(everything: Iterable[One], size: int) -> Iterator[list[One]]:
    """Lists of ``size``, the last one shorter; a statement may name so many and no more."""
    rest = iter(everything)
    while part := list(islice(rest, size)):
        yield part
