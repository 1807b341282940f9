"""Which page of a list is shown, whatever number somebody asks for; and pages of rows that nobody counts."""

from typing import Any

from django.core.paginator import EmptyPage, Page, Paginator
from django.http import HttpRequest
from django.views.generic.list import MultipleObjectMixin

from .row_numbers import row_number

#: A page's number has no more; what is longer is higher than any.
MOST_DIGITS = 18


def nearest_page(paginator: Any, typed: Any) -> Page:
    """The page of the number that was typed: the last where there are fewer, the first for nonsense.

    So it is on every list. Rows come and go between two looks, and nobody meets an error for it.
    """
    asked = str(typed)
    number = row_number(asked) or 1
    if asked.isdecimal() and len(asked) > MOST_DIGITS:
        number = paginator.num_pages
    try:
        return paginator.page(min(number, paginator.num_pages))
    except EmptyPage:  # of rows that are not counted until somebody asks for more than there are
        return paginator.page(paginator.last_number)


class UncountedPage(Page):
    uncounted = True

    def __init__(self, rows, number, paginator, *, more: bool):
        super().__init__(rows, number, paginator)
        self.more = more

    def has_next(self) -> bool:
        return self.more


class UncountedPaginator(Paginator):
    """Pages over big tables without counting them: one row more than fits says there is a next page."""

    object_list: Any  # rows of the database
    num_pages = 400  # further than anybody pages; and a page so deep reads all before it

    def page(self, number) -> UncountedPage:
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        rows = list(self.object_list[first : first + self.per_page + 1])
        if not rows and number > 1:
            raise EmptyPage("There is nothing on this page.")
        return UncountedPage(rows[: self.per_page], number, self, more=len(rows) > self.per_page)

    @property
    def last_number(self) -> int:
        rows = self.object_list[: self.num_pages * self.per_page].count()
        return max(1, -(-rows // self.per_page))


class NearestPage(MultipleObjectMixin):
    """For a ``ListView`` with pages: the one that :func:`nearest_page` finds."""

    request: HttpRequest

    def paginate_queryset(self, queryset, page_size):
        paginator = self.get_paginator(queryset, page_size)
        page = nearest_page(paginator, self.request.GET.get("page"))
        return paginator, page, page.object_list, page.has_other_pages()
