from django.core.paginator import EmptyPage, Page, Paginator
from django.http import HttpRequest
from django.views.generic.list import MultipleObjectMixin


class UncountedPage(Page):
    uncounted = True

    def __init__(self, rows, number, paginator, *, more: bool):
        super().__init__(rows, number, paginator)
        self.more = more

    def has_next(self) -> bool:
        return self.more


class UncountedPaginator(Paginator):
    """Pages over big tables without counting them: one row more than fits says there is a next page."""

    num_pages = 400  # further than anybody pages; and a page so deep reads all before it

    def page(self, number) -> UncountedPage:
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        rows = list(self.object_list[first : first + self.per_page + 1])
        if not rows and number > 1:
            raise EmptyPage("There is nothing on this page.")
        return UncountedPage(rows[: self.per_page], number, self, more=len(rows) > self.per_page)


class NearestPage(MultipleObjectMixin):
    """For a ``ListView``: a page number that is not there is the nearest one that is."""

    request: HttpRequest

    def paginate_queryset(self, queryset, page_size):
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get("page"))
        return paginator, page, page.object_list, page.has_other_pages()
