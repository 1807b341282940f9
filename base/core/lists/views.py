"""The one view of every list of staff."""

import uuid
from collections.abc import Sequence
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.views.generic import ListView

from base.core.paging import NearestPage

from . import files, filters, table
from .actions import ActsOnTicked
from .columns import Key, Order, opposite, order_named, ordering
from .downloads import Downloaded
from .paging import CappedPaginator

#: What the address says beside filters and order, and is not kept from one page to the next.
PASSING = ("page", "sort", "ticked")


class StaffList(NearestPage, ListView, Downloaded, ActsOnTicked):
    """Rows in columns: sorted, narrowed, counted, paged, downloaded and acted on.

    An app says ``columns``, ``queryset`` (or ``everything``) and ``row``, and what is listed.
    A template of its own extends ``lists/page.html`` and fills the blocks ``above`` and ``below``.
    """

    #: The list as people speak of it, and what its rows are called.
    title: ClassVar[str]
    one, many = "row", "rows"
    #: The order while nobody has chosen one.
    opens_with: ClassVar[Sequence[Key]] = ()
    #: A :class:`ListFilter`.
    filter_class: ClassVar[type[filters.ListFilter] | None] = None
    #: The filter whose box narrows the list while somebody types.
    as_typed = ""
    button = "Show"
    #: What stands where no row does: while nothing narrows the list, and when a filter does.
    nothing = "Nothing here yet."
    nothing_fits = "Nothing fits what you chose."
    #: Ways on, each the name of an address and the words of the link: from an empty list, and up.
    way_on: ClassVar[tuple[str, str] | None] = None
    back: ClassVar[tuple[str, str] | None] = None

    template_name = "lists/page.html"
    rows_template = "lists/_rows.html"
    paginator_class = CappedPaginator
    paginate_by = 25
    request: HttpRequest
    filter: filters.ListFilter | None = None

    def everything(self) -> QuerySet:
        """The rows this person may see, before any filter."""
        rows: Any = super().get_queryset()
        return rows.visible_to(self.request.user) if hasattr(rows, "visible_to") else rows

    def get_title(self) -> str:
        return self.title

    # --- which rows, in which order ---------------------------------------------------------

    def get_queryset(self) -> QuerySet:
        rows = self.everything()
        if self.filter_class is not None:
            self.filter = self.filter_class(self.request.GET)
            rows = self.filter.narrow(rows)
        asked = self.asked_order
        keys = asked.column.keys if asked else tuple(self.opens_with)
        return rows.order_by(*ordering(rows.model, keys, falling=bool(asked and asked.falling)))

    @cached_property
    def asked_order(self) -> Order | None:
        return order_named(self.request.GET.get("sort", ""), self.columns)

    @property
    def first_order(self) -> Order | None:
        """The order that the list opens with, where that is one of its columns."""
        opens_with = tuple(self.opens_with)
        for column in self.columns:
            if column.keys and opens_with in (column.keys, opposite(column.keys)):
                return Order(column, falling=opens_with != column.keys)
        return None

    # --- the page ---------------------------------------------------------------------------

    @property
    def path(self) -> str:
        """Where the list is, which is not always the page that shows it."""
        return self.request.path

    @cached_property
    def kept(self) -> dict[str, str]:
        """What the address asks for: filters, and the order."""
        asked = self.request.GET
        kept = {name: asked[name] for name in asked if name not in PASSING and asked[name]}
        return kept | ({"sort": self.asked_order.code} if self.asked_order else {})

    def address(self, **changed: str | int | None) -> str:
        """This list, from its first page, with something else in its address; None takes it out."""
        asked = {name: value for name, value in (self.kept | changed).items() if value}
        return f"{self.path}?{urlencode(asked)}" if asked else self.path

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        offered = self.offered
        page, paginator = context["page_obj"], context["paginator"]
        rows = page.object_list
        self.look_up(rows)
        order = self.asked_order or self.first_order
        on = filters.chips(self.filter, self.address) if self.filter else []
        narrowed = any(name in self.kept for name in (self.filter.fields if self.filter else ()))
        number = page.number if page.number > 1 else None
        return {
            "title": self.get_title(),
            "back": self.back,
            "filter": self.filter,
            "bar": self.bar(),
            "live": self.as_typed,
            "chips": on,
            "clear": self.path if narrowed else "",
            "count": paginator.in_words(self.one, self.many),
            "head": table.head(self.columns, order, self.address),
            "rows": table.body(
                rows,
                self.row,
                self.columns,
                ticks=bool(offered),
                ticked="ticked" in self.request.GET,
            ),
            "previous_page": self.address(page=page.number - 1) if page.has_previous() else "",
            "next_page": self.address(page=page.number + 1) if page.has_next() else "",
            "pages": None if paginator.is_beyond else paginator.num_pages,
            "files": files.KINDS.items(),
            "may_take": self.may_take,
            "personal": self.personal,
            "contact_left_out": self.contact_left_out,
            "address": self.address(),
            "here": self.address(page=number),
            "actions": offered,
            "tick_all": self.address(page=number, ticked="all") if offered else "",
            "form_token": uuid.uuid4() if offered else "",
            "nothing": self.nothing_fits if narrowed else self.nothing,
            "way_on": self.way_on,
            **context,
        }

    def bar(self) -> str:
        first, asked = self.first_order, self.asked_order
        orders = [
            order
            for column in self.columns
            if column.keys
            for order in (Order(column), Order(column, falling=True))
        ]
        sorts = [("" if order == first else order.code, order.words) for order in orders]
        if first is None:
            sorts.insert(0, ("", "As it opens"))
        fields = self.filter.fields if self.filter else ()
        return filters.bar(
            self.filter,
            label=self.get_title(),
            sorts=sorts,
            sort=asked.code if asked and asked != first else "",
            button=self.button,
            address=self.path,
            kept={
                name: value for name, value in self.kept.items() if name not in (*fields, "sort")
            },
            live=f"id_{self.as_typed}" if self.as_typed else "",
        )

    def get_template_names(self) -> list[str]:
        """While somebody types, the rows alone; the back button gets the whole page."""
        asked: Any = self.request.htmx if self.as_typed else None  # type: ignore[attr-defined]
        if asked and not asked.history_restore_request:
            return [self.rows_template]
        return super().get_template_names()

    # --- what a list takes by POST ----------------------------------------------------------

    def post(self, request, *args, **kwargs) -> HttpResponse:
        if "file" in request.POST:
            return self.download(request.POST["file"])
        return self.act_on_ticked()
