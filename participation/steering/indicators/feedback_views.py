"""Single pieces of feedback of every kind in one list, as the team reads it that makes indicators of it (B-14)."""

from functools import cached_property

from django.utils.text import Truncator

from base.core.all_feedback import (
    DAY,
    KIND,
    SERVICE,
    WORDS,
    AllFeedback,
    words_left,
)
from base.core.audience import Audience
from base.core.feedback import FeedbackPiece
from base.core.lists import Column, Part, StaffList, link
from base.core.lists.paging import MOST_COUNTED, CappedPaginator
from participation.programme.activities.models import Service

from .forms import FeedbackFilter
from .reading import NOTHING

#: Words of a piece that the list shows. A file has all of them.
SHOWN = 40


class PagesOfFeedback(CappedPaginator):
    @cached_property
    def count(self) -> int:
        return self.object_list.count(most=MOST_COUNTED + 1)


class Feedback(StaffList):
    """What people wrote may name them, so whoever takes a file of it is written down."""

    audience = Audience.STAFF
    title = "All feedback"
    one, many = "piece of feedback", "pieces of feedback"
    columns = (
        Column("What was said", sort=WORDS),
        Column("Day", sort=DAY),
        Column("Kind", sort=KIND),
        Column("Service", sort=SERVICE),
    )
    opens_with = (f"-{DAY}",)
    personal = True
    filter_class = FeedbackFilter
    paginator_class = PagesOfFeedback
    template_name = "indicators/feedback.html"
    nothing = "Nobody has told us anything yet."
    back = ("indicators:staff", "Indicators")

    def get_queryset(self):
        self.filter = FeedbackFilter(self.request.GET)
        found = self.filter.narrow(AllFeedback.read_by(self.request.user))
        if order := self.asked_order:
            return found.sorted_by(str(order.column.keys[0]), falling=order.falling)
        return found

    def look_up(self, rows: list[FeedbackPiece]) -> None:
        self.left = words_left(rows)
        self.services = dict(Service.choices)

    def row(self, row: FeedbackPiece):
        words = row.words or self.left.get(row.pk, "")
        return (
            Part(link(Truncator(words).words(SHOWN), row.address).html, words),
            row.day,
            row.source.kind,
            self.services.get(row.service, NOTHING),
        )
