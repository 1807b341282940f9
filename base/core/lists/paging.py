"""Pages of a list that says how many rows it has, and of a huge one only that there are many."""

from functools import cached_property
from typing import Any

from django.core.paginator import EmptyPage, Page, Paginator

from base.core.paging import UncountedPage

#: Counted no further; nobody pages through more, and a page so deep reads all before it.
MOST_COUNTED = 10_000


class CappedPaginator(Paginator):
    """``count`` is at most one more than :data:`MOST_COUNTED`, and no page lies beyond it."""

    object_list: Any  # rows of the database, or a list of few

    @cached_property
    def count(self) -> int:
        """One statement that stops at the limit, without what each row is shown with."""
        if isinstance(self.object_list, list):
            return len(self.object_list)
        found = self.object_list.order_by().values("pk")
        return found[: MOST_COUNTED + 1].count()

    @cached_property
    def num_pages(self) -> int:
        return max(1, -(-min(self.count, MOST_COUNTED) // self.per_page))

    @property
    def is_beyond(self) -> bool:
        return self.count > MOST_COUNTED

    def page(self, number):
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        return Page(list(self.object_list[first : first + self.per_page]), number, self)

    def in_words(self, one: str, many: str) -> str:
        """312 activities; more than 10,000 people."""
        if self.is_beyond:
            return f"more than {MOST_COUNTED:,} {many}"
        return f"{self.count:,} {one if self.count == 1 else many}"


class UncountedRows(CappedPaginator):
    """Of rows that cost as much to count as to find: one more than a page holds says there are more."""

    num_pages = MOST_COUNTED // 25
    is_beyond = True
    seen, more = 0, False

    def page(self, number):
        first = (self.validate_number(number) - 1) * self.per_page
        rows = list(self.object_list[first : first + self.per_page + 1])
        if not rows and first:
            raise EmptyPage("There is nothing on this page.")
        self.seen, self.more = first + min(len(rows), self.per_page), len(rows) > self.per_page
        return UncountedPage(rows[: self.per_page], int(number), self, more=self.more)

    @property
    def last_number(self) -> int:
        return max(1, -(-min(self.count, MOST_COUNTED) // self.per_page))

    def in_words(self, one: str, many: str) -> str:
        if self.more:
            return f"more than {self.seen:,} {many}"
        return f"{self.seen:,} {one if self.seen == 1 else many}"
