"""How much of taking part goes online, and what does not (T-41). Each figure is a count beside all there are.

Being online is counted, never asked for: every process has another way as well.
"""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from base.core.measures import Measure, measure
from base.core.models import Fact
from base.core.periods import Period
from participation.joining.involvement.models import Joining
from participation.messages.contact.rules import hold
from participation.messages.formats.models import FormatRequest
from participation.people.customers.models import Channel, Customer
from participation.programme.activities.models import Engagement
from participation.programme.consultations.models import Response, ResponseCount
from participation.programme.events.models import Booking, Event


@dataclass(frozen=True)
class Share:
    online: int
    everything: int

    @property
    def percent(self) -> str:
        """From the counts, and shown with them; nothing of nothing is no percentage."""
        return f"{100 * self.online / self.everything:.1f}%" if self.everything else ""


@measure(
    "Customers we can reach online",
    "Customers now for whom we hold an email address, or a number that takes texts, of all customers "
    "now. It is as of today, whichever year is shown.",
)
def reachable(period: Period) -> Share:
    found = Customer.objects.counted().aggregate(
        online=Count("pk", filter=hold(Channel.EMAIL) | hold(Channel.SMS)),
        everything=Count("pk"),
    )
    return Share(**found)


@measure(
    "Customers who sign in here",
    "Customers now who have an account, of all customers now. It is as of today, whichever year is "
    "shown.",
)
def with_account(period: Period) -> Share:
    found = Customer.objects.counted().aggregate(online=Count("user"), everything=Count("pk"))
    return Share(**found)


@measure(
    "Joined online",
    "Customers who joined in the year and sent the pages of Join themselves, of all who joined in "
    "the year; the others were helped by an officer.",
)
def joined(period: Period) -> Share:
    people = Customer.objects.filter(period.holds("joined_at"), unconfirmed_since=None)
    sent = Joining.objects.filter(applied_at__isnull=False, customer__in=people)
    return Share(sent.values("customer").distinct().count(), people.count())


@measure(
    "Said online that they are interested",
    "Times a customer said so themselves on this site in the year, of all times somebody was put "
    "down as interested in something.",
)
def interested(period: Period) -> Share:
    said = Fact.objects.filter(period.holds("at"), what="interest_expressed")
    return Share(said.filter(actor__customer__isnull=False).count(), said.count())


@measure(
    "Booked online",
    "Places that customers booked themselves on this site in the year, of all places booked since we "
    "have kept how; cancelled ones count too.",
)
def booked(period: Period) -> Share:
    found = Booking.objects.filter(period.holds("booked_at"), made_online__isnull=False).aggregate(
        online=Count("pk", filter=Q(made_online=True)), everything=Count("pk")
    )
    return Share(**found)


@measure(
    "Events with a way to come online",
    "Events that began in the year and were online, or in a room and online at once, of all events "
    "that began in the year and were not called off.",
)
def events(period: Period) -> Share:
    online = Q(where__in=[Event.Where.ONLINE, Event.Where.BOTH])
    found = Event.objects.happened_in(period).aggregate(
        online=Count("pk", filter=online), everything=Count("pk")
    )
    return Share(**found)


@measure(
    "Came online",
    "Times somebody came to an event online in the year, of all times we have kept whether they came "
    "online or to the room; people counted by head are included.",
)
def came(period: Period) -> Share:
    kept = Engagement.objects.within(period).exclude(mode="")
    found = kept.aggregate(
        online=Sum("people", filter=Q(mode=Engagement.Mode.ONLINE), default=0),
        everything=Sum("people", default=0),
    )
    return Share(**found)


@measure(
    "Answered a consultation online",
    "Answers to consultations that closed in the year and came in online or by email, of all answers "
    "to them, by name or counted.",
)
def answered(period: Period) -> Share:
    How = ResponseCount.How
    online = Q(how__in=[How.ONLINE, How.EMAIL])
    closed = period.holds("consultation__ends_at")
    named = Response.objects.filter(closed).aggregate(
        online=Count("pk", filter=online), everything=Count("pk")
    )
    others = ResponseCount.objects.filter(closed).aggregate(
        online=Sum("people", filter=online, default=0), everything=Sum("people", default=0)
    )
    return Share(named["online"] + others["online"], named["everything"] + others["everything"])


@measure(
    "Asked online for another format",
    "Requests for another format or language made on this site in the year, of all requests.",
)
def asked_for_format(period: Period) -> Share:
    found = FormatRequest.objects.asked_in(period).aggregate(
        online=Count("pk", filter=Q(how=FormatRequest.How.ONLINE)), everything=Count("pk")
    )
    return Share(**found)


#: In the order of the page.
MEASURES: tuple[Measure[[Period], Share], ...] = (
    reachable,
    with_account,
    joined,
    interested,
    booked,
    events,
    came,
    answered,
    asked_for_format,
)
