"""A list taken away as a file: all rows of its filter, in its order, and a line in the log."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.text import slugify

from base.core.audience import Audience
from base.core.facts import record_fact

from . import files, filters
from .columns import Column


class Downloaded:
    """For a view that lists ``get_queryset()`` in columns."""

    request: HttpRequest
    columns: ClassVar[Sequence[Column]]
    filter: filters.ListFilter | None
    #: Columns that only a file has; ``row_in_file`` makes their cells.
    more_in_file: ClassVar[Sequence[Column]] = ()
    #: Rows tell of people, so whoever takes a file of them is written down.
    personal: ClassVar[bool] = False

    #: Who may take a file of it, of those who may open it.
    taken_by: ClassVar[Audience] = Audience.STAFF

    def get_title(self) -> str:
        raise NotImplementedError

    def get_queryset(self) -> QuerySet:
        raise NotImplementedError

    def look_up(self, rows: list[Any]) -> None:
        """What the cells of these rows need beside them, asked for all at once."""

    def row(self, row: Any) -> Sequence[Any]:
        """One cell for each column: a text, number or date, or what ``lists.cells`` makes."""
        raise NotImplementedError

    def row_in_file(self, row: Any) -> Sequence[Any]:
        return ()

    @property
    def columns_in_file(self) -> tuple[Column, ...]:
        return (*self.columns, *self.more_in_file)

    @property
    def may_take(self) -> bool:
        return self.taken_by.admits(self.request.user)

    @property
    def with_contact(self) -> bool:
        """Addresses and numbers leave with managers alone."""
        return Audience.MANAGERS.admits(self.request.user)

    @property
    def contact_left_out(self) -> bool:
        return files.lacks_contact(self.columns_in_file, with_contact=self.with_contact)

    def download(self, kind: str):
        """Written down first: a download that is broken off has been taken all the same."""
        if kind not in files.KINDS or not self.may_take:
            raise Http404
        found = self.get_queryset()
        if self.personal:
            self.write_down(kind, found)
        return files.as_file(kind, slugify(self.get_title()), self.lines(found))

    def write_down(self, kind: str, found: QuerySet) -> None:
        """What was looked for may be a name, and the log is kept: it says by what, not for whom."""
        on = filters.in_words(self.filter, typed=False) if self.filter else ()
        with transaction.atomic():
            record_fact(
                "list_downloaded",
                subject=found.model,
                actor=self.request.user,
                list=self.get_title(),
                rows=found.order_by().count(),
                filters=[words for _, words in on],
                file=kind,
                contact_details=self.with_contact and any(c.contact for c in self.columns_in_file),
            )

    def lines(self, found: QuerySet) -> Iterator[list[Any]]:
        columns, with_contact = self.columns_in_file, self.with_contact
        yield files.headings(columns, with_contact=with_contact)
        for chunk in files.chunks(found):
            self.look_up(chunk)
            for row in chunk:
                cells = (*self.row(row), *self.row_in_file(row))
                yield files.line(columns, cells, with_contact=with_contact)
