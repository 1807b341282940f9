"""Figures of what people tell us on any page that others ask for."""

from django.db.models import Count as N
from django.db.models import F, Q

from base.core.figures import ALL_SERVICES, Better, Count, Counted, KeyFigure, Reader, key_figure
from base.core.measures import measure
from base.core.periods import Period

from .models import Enquiry

FROM, ROWS = "What people tell us on our pages", "/staff/enquiries/"


@measure(
    "Complaints that reached us here",
    "Complaints that people sent from a page of this portal in the period, second looks included. What reached us in "
    "another way is not counted.",
)
def complaints(period: Period) -> Counted:
    sent = Enquiry.objects.filter(period.holds("sent_at"), kind=Enquiry.Kind.COMPLAINT)
    return {ALL_SERVICES: Count(sent.count())}


@measure(
    "Enquiries settled in time",
    "Of what people told us on our pages and was to be answered in the period, what was settled by that day: "
    "answered, or put down as an idea or an issue, or closed with a note.",
)
def settled_in_time(period: Period) -> Counted:
    due = Enquiry.objects.filter(period.holds("reply_due_on", moment=False)).order_by()
    in_time = Q(settled_at__date__lte=F("reply_due_on"))
    found = due.aggregate(part=N("pk", filter=in_time), of=N("pk"))
    return {ALL_SERVICES: Count(found["part"], found["of"])}


INSIDE = frozenset({Reader.STAFF, Reader.PANEL, Reader.VOICES})
key_figure(
    KeyFigure("complaints", complaints, FROM, ROWS, better=Better.NEITHER, readers=INSIDE),
    position=60,
)
key_figure(
    KeyFigure("enquiries-in-time", settled_in_time, FROM, ROWS, "enquiries", readers=INSIDE),
    position=62,
)
