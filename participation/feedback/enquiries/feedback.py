"""What people told us on any page, among all feedback. What was put among the answers of a consultation stands there."""

from collections.abc import Callable, Collection
from typing import Any

from base.core.audience import Audience
from base.core.feedback import FeedbackSource, feedback_source, page_of

from .models import Enquiry, EnquiryQuerySet

Kind = Enquiry.Kind
OTHERS = frozenset(Kind) - {Kind.COMPLAINT, Kind.COMPLIMENT}


def of(kinds: Collection[str]) -> Callable[[Any], EnquiryQuerySet]:
    def rows(user: Any) -> EnquiryQuerySet:
        if not Audience.STAFF.admits(user):
            return Enquiry.objects.none()
        return Enquiry.objects.filter(kind__in=sorted(kinds), answers=None)

    return rows


for code, kind, which in (
    ("messages", "Message to us", OTHERS),
    ("complaints", Kind.COMPLAINT.label.removeprefix("A ").capitalize(), {Kind.COMPLAINT}),
    ("compliments", Kind.COMPLIMENT.label.removeprefix("A ").capitalize(), {Kind.COMPLIMENT}),
):
    feedback_source(
        FeedbackSource(
            code, kind, of(which), day="sent_at", words="said", address=page_of("enquiries:enquiry")
        )
    )
