"""Queries whose SQL is made once in a process and then only asked again.

Making the SQL of a small query takes Django longer than asking it and reading its rows, and a page for one
person has several. What is kept is the SQL: no row, and nothing about whoever asked.

    @kept_query
    def my_bookings(told):
        mine = Booking.objects.coming(told.now).filter(customer=told.number("customer"))
        return mine.order_by("event__starts_at")

    my_bookings.rows(customer=customer.pk)

Whatever may differ from one asking to the next is told, the day and what the landlord decides too: what the
function reads by itself holds until the process ends.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any, Generic, TypeVar

from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.sql.compiler import SQLCompiler
from django.http import Http404
from django.utils import timezone

from .at_asking import AtAsking, told

Row = TypeVar("Row")
#: Which of the rows, by their place; None for all of them.
Part = tuple[int, int] | None
#: Pages are numbered by whoever asks, so not every one is kept.
MOST_PARTS = 20


class Told:
    """What a query is told when it is asked: the moment and the day always, anything else by its name."""

    now = AtAsking(itemgetter("now"), models.DateTimeField())
    today = AtAsking(lambda asker: timezone.localdate(asker["now"]), models.DateField())

    def number(self, name: str) -> AtAsking:
        return AtAsking(itemgetter(name), models.BigIntegerField())

    def words(self, name: str) -> AtAsking:
        return AtAsking(itemgetter(name), models.TextField())


@dataclass(frozen=True)
class Statement:
    """A query with its SQL; Django's own code reads what comes back."""

    query: Any
    compiler: SQLCompiler
    sql: str
    parameters: tuple[Any, ...]

    @classmethod
    def of(cls, query: Any) -> "Statement":
        if query._prefetch_related_lookups:
            raise ImproperlyConfigured("A kept query reads no other rows after its own.")
        compiler = query.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, parameters = compiler.as_sql()
        return cls(query, compiler, sql, tuple(parameters))

    def rows(self, asker: dict[str, Any]) -> list[Any]:
        asked = (self.sql, told(self.parameters, asker))
        compiler: Any = copy(self.compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.as_sql = lambda *args, **kwargs: asked
        query: Any = copy(self.query.query)
        query.get_compiler = lambda *args, **kwargs: compiler
        asking = type(self.query)(self.query.model, query)
        asking._fields = self.query._fields
        return list(self.query._iterable_class(asking))


class KeptQuery(Generic[Row]):
    """Asked with what it is told by name."""

    def __init__(self, make: Callable[[Told], models.QuerySet[Any, Row]]) -> None:
        self.make = make
        self._all = lru_cache(MOST_PARTS)(self._part)
        self._count = lru_cache(1)(self._counted)
        KEPT_QUERIES.append(self)

    def rows(self, **asker: Any) -> list[Row]:
        return self._all(None).rows(_at_this_moment(asker))

    def first(self, **asker: Any) -> Row | None:
        return next(iter(self._all((0, 1)).rows(_at_this_moment(asker))), None)

    def first_or_404(self, **asker: Any) -> Row:
        found = self.first(**asker)
        if found is None:
            raise Http404("There is no such row, or it is not theirs to see.")
        return found

    def count(self, **asker: Any) -> int:
        return self._count().rows(_at_this_moment(asker))[0]

    def pages(self, **asker: Any) -> "Pages[Row]":
        """For a paginator, which counts them and takes a part."""
        return Pages(self, _at_this_moment(asker))

    def _part(self, part: Part) -> Statement:
        rows = self.make(Told())
        return Statement.of(rows if part is None else rows[slice(*part)])

    def _counted(self) -> Statement:
        rows = self.make(Told()).order_by().values(all=models.Value(1))
        return Statement.of(rows.annotate(n=models.Count("pk")).values_list("n", flat=True))


@dataclass(frozen=True)
class Pages(Generic[Row]):
    query: KeptQuery[Row]
    asker: dict[str, Any]

    def count(self) -> int:
        return self.query.count(**self.asker)

    def __getitem__(self, part: slice) -> list[Row]:
        if part.start >= part.stop:  # of nobody, a paginator takes the first none
            return []
        return self.query._all((part.start, part.stop)).rows(self.asker)


#: Every one that there is, so that a test looks at all of them.
KEPT_QUERIES: list[KeptQuery[Any]] = []


def kept_query(make: Callable[[Told], models.QuerySet[Any, Row]]) -> KeptQuery[Row]:
    """The function says once what is asked; see the top of this file."""
    return KeptQuery(make)


def _at_this_moment(asker: dict[str, Any]) -> dict[str, Any]:
    return {"now": timezone.now(), **asker}


def remember_list(row: models.Model, name: str, found: list[Any]) -> None:
    """As if this list of other rows had been prefetched. One that was stays as it is for whoever shares it."""
    cache: dict[str, models.QuerySet] = row.__dict__.setdefault("_prefetched_objects_cache", {})
    cache.pop(name, None)
    rows = getattr(row, name).get_queryset()
    rows._result_cache, rows._prefetch_done = found, True
    cache[name] = rows
