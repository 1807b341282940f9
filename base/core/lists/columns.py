"""The columns of a list, and the order of its rows by one of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Case, F, Model, Value, When
from django.db.models.expressions import Combinable, OrderBy
from django.utils.text import slugify

Key = str | Combinable


@dataclass(frozen=True)
class Column:
    """A heading, and what its cells are sorted by: a field, an expression or several of them.

    ``also`` are the headings that a file gives the further lines of a cell, which the page shows
    under the first. ``contact``: an address or number, which only a manager's file has.
    """

    heading: str
    sort: Key | Sequence[Key] = ()
    also: tuple[str, ...] = ()
    numeric: bool = False
    contact: bool = False

    @cached_property
    def code(self) -> str:
        """What the address calls it: ``?sort=led-by``."""
        return slugify(self.heading)

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        return (self.sort,) if isinstance(self.sort, str | Combinable) else tuple(self.sort)

    @property
    def headings(self) -> tuple[str, ...]:
        """In a file."""
        return (self.heading, *self.also)

    def values(self, values: tuple[Any, ...]) -> list[Any]:
        """One cell's lines under this column's headings in a file; what is over joins the last."""
        own = list(values[: len(self.headings)])
        own += [""] * (len(self.headings) - len(own))
        if over := [
            str(value) for value in values[len(self.headings) :] if value not in ("", None)
        ]:
            own[-1] = "; ".join([*([str(own[-1])] if own[-1] not in ("", None) else []), *over])
        return own


def in_the_order_of(field: str, codes: Iterable[str]) -> Case:
    """To sort a column of choices as they are listed, and not by the letters of their codes."""
    places = (When(**{field: code}, then=Value(at)) for at, code in enumerate(codes))
    return Case(*places, default=Value(1000))


@dataclass(frozen=True)
class Order:
    """By which column, and from which end."""

    column: Column
    falling: bool = False

    @property
    def code(self) -> str:
        return f"-{self.column.code}" if self.falling else self.column.code

    @property
    def words(self) -> str:
        return f"{self.column.heading} ({'last to first' if self.falling else 'first to last'})"

    def turned(self) -> "Order":
        return Order(self.column, not self.falling)


def order_named(code: str, columns: Iterable[Column]) -> Order | None:
    """``-when``; None for what no column is called."""
    falling, name = code.startswith("-"), code.removeprefix("-")
    found = next((one for one in columns if one.keys and one.code == name), None)
    return Order(found, falling) if found else None


def opposite(keys: Iterable[Key]) -> tuple[Key, ...]:
    """The same fields from the other end: ``("-starts_at",)`` for ``("starts_at",)``."""
    return tuple(
        (key[1:] if key.startswith("-") else f"-{key}") if isinstance(key, str) else key
        for key in keys
    )


def ordering(model: type[Model], keys: Sequence[Key], *, falling: bool) -> list[OrderBy]:
    """What is empty comes last from both ends, and the number of the row decides between equals."""
    first = keys[0] if keys else ""
    number = "-pk" if isinstance(first, str) and first.startswith("-") else "pk"
    return [_by(model, key, falling) for key in (*keys, number)]


def _by(model: type[Model], key: Key, falling: bool) -> OrderBy:
    """An index answers the order of a field that is never empty, if nothing is said of the empty."""
    if isinstance(key, str):
        turned, key = key.startswith("-"), key.removeprefix("-")
        falling = falling != turned
        last = True if may_be_empty(model, key) else None
        key = F(key)
    else:
        last = True
    return key.desc(nulls_last=last) if falling else key.asc(nulls_last=last)  # type: ignore[attr-defined]


def may_be_empty(model: type[Model], path: str) -> bool:
    """Whether the field, or a row on the way to it, may be missing; also what is no field."""
    if path == "pk":
        return False
    current: Any = model
    for name in path.split("__"):
        try:
            field = current._meta.get_field(name)
        except (FieldDoesNotExist, AttributeError):
            return True
        if getattr(field, "null", True):
            return True
        current = field.related_model
    return False
