import datetime as dt
from decimal import Decimal
from itertools import count

from django.utils import timezone

from base.core.audience import Role
from participation.joining.involvement.models import Opportunity, TimeNeeded, Where
from participation.people.customers.models import Aim, Customer, Level
from participation.programme.activities.lookups import PRINCIPLES
from participation.programme.activities.models import Outcome, Service
from participation.programme.consultations.duties import asks
from participation.programme.consultations.kinds import CONSULTATION
from participation.programme.consultations.models import Consultation, Duty
from participation.programme.events import kinds
from participation.programme.events.models import Booking, Event

from .people import make_customer, make_user

_number = count(1)
EVERY_PRINCIPLE = [code for code, _ in PRINCIPLES]
#: The parts of R-13 that an event or a consultation states beside its purpose.
FIVE_PARTS = {
    "influence": "You choose which homes are looked at first.",
    "staff_and_partners": "Two housing officers, and a surveyor.",
    "residents_time": "Two hours.",
    "planned_hours": Decimal("6"),
    "worth": "£40 for the room. It shows which homes to mend first.",
}


def make_event(title: str = "Drop-in: damp and heating", **fields) -> Event:
    """A published drop-in next week at 2pm, unless told otherwise. ``level`` also takes a code."""
    starts = fields.pop("starts_at", None) or (timezone.now() + dt.timedelta(days=7))
    event = Event.objects.create(
        title=title,
        slug=fields.pop("slug", f"event-{next(_number)}"),
        kind=fields.pop("kind", kinds.DROP_IN.code),
        purpose=fields.pop("purpose", "To hear which homes are cold and why."),
        level=_level(fields.pop("level", "consultation")),
        service=fields.pop("service", Service.REPAIRS),
        starts_at=starts,
        ends_at=fields.pop("ends_at", None) or starts + dt.timedelta(hours=2),
        lead_officer=fields.pop("lead_officer", None) or make_user(Role.STAFF),
        venue=fields.pop("venue", "Calder Hall"),
        published_at=fields.pop("published_at", timezone.now()),
        **fields,
    )
    event.aims.add(Aim.objects.get(code="know_needs"))
    return event


def make_past_event(title: str = "Autumn gathering", *, days_ago: int = 3, **fields) -> Event:
    return make_event(title, starts_at=timezone.now() - dt.timedelta(days=days_ago), **fields)


def make_booking(event: Event | None = None, customer: Customer | None = None, **fields) -> Booking:
    """A live booking, made as if by the portal some time ago: no message is sent."""
    return Booking.objects.create(
        event=event or make_event(), customer=customer or make_customer(), **fields
    )


def make_consultation(title: str = "Rent 2027: what would you choose?", **fields) -> Consultation:
    """Open from last week for four weeks, published."""
    opens = fields.pop("starts_at", None) or (timezone.now() - dt.timedelta(days=7))
    consultation = Consultation.objects.create(
        title=title,
        slug=fields.pop("slug", f"consultation-{next(_number)}"),
        kind=CONSULTATION.code,
        purpose=fields.pop("purpose", "To choose between three rent options."),
        level=_level(fields.pop("level", "consultation")),
        service=fields.pop("service", Service.RENT),
        starts_at=opens,
        ends_at=fields.pop("ends_at", None) or opens + dt.timedelta(days=28),
        lead_officer=fields.pop("lead_officer", None) or make_user(Role.STAFF),
        duty=fields.pop("duty", Duty.S25_RENT),
        proposal=fields.pop("proposal", "Rent goes up by 3, 4 or 5 in a hundred."),
        likely_effect=fields.pop("likely_effect", "Between £2.60 and £4.40 a week more."),
        how_to_respond=fields.pop(
            "how_to_respond", "Call us, write to us or tell us at a meeting."
        ),
        planned_cost=fields.pop("planned_cost", Decimal("400")),
        published_at=fields.pop("published_at", timezone.now()),
        **fields,
    )
    consultation.aims.add(Aim.objects.get(code="decide"))
    return consultation


def make_closed_consultation(title: str = "Rent 2027: what would you choose?", **fields):
    """Open for four weeks until the day before yesterday, and not decided unless told so.

    Whom the law wants told were told, unless ``told`` is False.
    """
    told = fields.pop("told", True)
    closes = timezone.now() - dt.timedelta(days=2)
    fields.setdefault("ends_at", closes)
    fields.setdefault("starts_at", closes - dt.timedelta(days=28))
    consultation = make_consultation(title, **fields)
    for whom in asks(consultation.duty).told if told else ():
        consultation.notices.create(
            told_whom=whom, how="post", told_on=consultation.opens_on, people=40
        )
    return consultation


def make_outcome(said: str = "The back court is dark.", **fields) -> Outcome:
    """Heard, published, due in three weeks; with ``state`` an answer of today."""
    state = fields.setdefault("state", Outcome.State.HEARD)
    today = timezone.localdate()
    fields.setdefault("owner", None)
    fields["owner"] = fields["owner"] or make_user(Role.STAFF)
    if state == Outcome.State.HEARD:
        fields.setdefault("due_on", today + dt.timedelta(days=21))
    else:
        fields.setdefault("answer", "Four lights and a skip day.")
        fields.setdefault("answered_on", today)
    if state == Outcome.State.DONE:
        fields.setdefault("done_on", fields["answered_on"])
    return Outcome.objects.create(
        said=said,
        slug=fields.pop("slug", f"outcome-{next(_number)}"),
        said_on=fields.pop("said_on", today),
        service=fields.pop("service", Service.NEIGHBOURHOOD),
        published_at=fields.pop("published_at", timezone.now()),
        **fields,
    )


def everything_stated() -> dict:
    """What an opportunity must say before it opens, beside what ``make_opportunity`` fills in."""
    return {
        "purpose": "Letters that say what they mean.",
        "who_for": "Anybody who gets letters.",
        "when_detail": "Whenever it suits you.",
        "where_detail": "At your kitchen table.",
        "formality": "informal",
        "training": "None needed.",
        "expenses": "Postage.",
        "rewards": "Our thanks, and a voucher at Christmas.",
        "staff_time": "2 hours a month",
        "worth": "£40 a year; fewer calls.",
        "staff_told": "At the team meeting of 2 June.",
        "publicity": "In the newsletter.",
        "review_how": "Each May we count what was changed.",
        "review_on": timezone.localdate() + dt.timedelta(days=200),
        "principles": EVERY_PRINCIPLE,
        "aims": ["know_needs"],
        "staff_and_partners": "One officer reads with them.",
    }


def make_opportunity(title: str = "Readers' panel", **fields) -> Opportunity:
    """Open, from home, a few minutes now and then. ``aims`` takes codes."""
    aims = fields.pop("aims", ["know_needs"])
    opportunity = Opportunity.objects.create(
        title=title,
        slug=fields.pop("slug", f"opportunity-{next(_number)}"),
        summary=fields.pop("summary", "Read a letter before we send it to everybody."),
        description=fields.pop(
            "description", "We send you a draft. You tell us what is not clear."
        ),
        level=_level(fields.pop("level", "consultation")),
        time_needed=fields.pop("time_needed", TimeNeeded.MINUTES),
        time_detail=fields.pop("time_detail", "15 minutes a month"),
        where=fields.pop("where", Where.HOME),
        influence=fields.pop(
            "influence", "We change what you find unclear and tell you what we changed."
        ),
        recruiting_officer=fields.pop("recruiting_officer", None) or make_user(Role.STAFF),
        opened_at=fields.pop("opened_at", timezone.now()),
        **fields,
    )
    opportunity.aims.set(Aim.objects.filter(code__in=aims))
    return opportunity


def _level(level) -> Level:
    return Level.objects.get(code=level) if isinstance(level, str) else level
