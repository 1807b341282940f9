"""A list of staff: sorted, filtered, counted, paged, downloaded and acted on alike on every page.

An app declares its columns and makes the cells of one row; the rest is inherited::

    class Badges(StaffList):
        audience = Audience.STAFF
        title = "Badges"
        one, many = "badge", "badges"
        columns = (Column("Name", sort="name"), Column("Given", sort="given_on"))
        queryset = Badge.objects.all()

        def row(self, badge):
            return link(badge.name, badge.get_absolute_url()), badge.given_on
"""

from .actions import Action
from .cells import Cell, Part, addresses, at, in_words, lines, link, quiet, tag, told
from .columns import Column, in_the_order_of
from .filters import ListFilter, PutAwayFilter
from .views import StaffList

__all__ = [
    "Action",
    "Cell",
    "Column",
    "ListFilter",
    "Part",
    "PutAwayFilter",
    "StaffList",
    "addresses",
    "at",
    "in_the_order_of",
    "in_words",
    "lines",
    "link",
    "quiet",
    "tag",
    "told",
]
