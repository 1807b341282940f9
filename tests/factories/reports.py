"""A small year that can be counted by hand, and reports built as a worker builds them."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from base.core.audience import Role
from base.core.periods import FinancialYear
from participation.programme.activities.models import Engagement, Outcome, Service
from participation.programme.activities.services import raise_outcome, record_engagement
from participation.programme.events import kinds
from reports import services
from reports.building import build
from reports.impact.kind import IMPACT
from reports.kinds import Scope
from reports.loading import load
from reports.models import Contribution, ReportEdition
from reports.services import publish_report
from reports.shapes import Report

from .activities import make_event
from .people import make_customer, make_estate, make_user

#: The financial year that ended last: the one an annual report is for.
LAST_YEAR = FinancialYear.current().previous.start_year


def make_report(year: int = LAST_YEAR, *, published: bool = False, by=None) -> ReportEdition:
    """Asked for and built; ``published`` puts it before everybody."""
    by = by or make_user(Role.MANAGER)
    edition = ask_for_report(year=year, by=by)
    return build_report(edition, published=published, by=by)


def build_report(edition: ReportEdition, *, published: bool = False, by) -> ReportEdition:
    """Built as a worker builds it."""
    ReportEdition.objects.run(edition.pk, build)  # with real commits it is built already
    edition.refresh_from_db()
    assert edition.is_ready, edition.error
    return publish_report(edition=edition, by=by) if published else edition


def impact_scope(year: int) -> Scope:
    return Scope(IMPACT, FinancialYear.starting(year))


def impact_of(year: int) -> Report:
    """What the impact report of a year would say if it were built now."""
    return load(impact_scope(year))


def ask_for_report(*, year: int, by, correction: str = "") -> ReportEdition:
    """The impact report of a year."""
    return services.ask_for_report(scope=impact_scope(year), by=by, correction=correction)


def save_contribution(*, year: int, **words) -> Contribution:
    """Words for the impact report of a year."""
    return services.save_contribution(scope=impact_scope(year), **words)


def on(year: int, month: int, day: int) -> dt.datetime:
    """Two in the afternoon of a day of the financial year that starts in ``year``."""
    date = dt.date(year if month >= 4 else year + 1, month, day)
    return timezone.make_aware(dt.datetime.combine(date, dt.time(14)))


def came(event, customer=None, people: int = 1) -> None:
    record_engagement(
        activity=event,
        customer=customer,
        people=people,
        role=Engagement.Role.ATTENDED,
        source=f"test:{event.pk}:{customer.pk if customer else 'heads'}",
    )


def make_small_year(year: int = LAST_YEAR) -> None:
    """What it adds up to, counted by hand:

    This year a drop-in for £100 (Amina, Jean, and 5 counted by head) and an estate walk for £50
    (Amina, Seán): 3 people, of whom Jean and Seán for the first time, 9 times taken part, £150,
    £16.67 each time. The year before a drop-in (Amina): 1 person. One point was done, one was not
    possible. Catriona is a customer and took part in nothing.
    """
    estate = make_estate()
    amina, jean, sean, _ = (
        make_customer(name, tenure="tenant", area=estate)
        for name in ("Amina Hussain", "Jean Reid", "Seán Ó Súilleabháin", "Catriona Bell")
    )
    before = make_event("Spring drop-in", starts_at=on(year - 1, 5, 12))
    came(before, amina)
    drop_in = make_event("Damp drop-in", starts_at=on(year, 4, 1), actual_cost=Decimal(100))
    came(drop_in, amina)
    came(drop_in, jean)
    came(drop_in, people=5)
    walk = make_event(
        "Mill Lane walk",
        kind=kinds.ESTATE_WALK.code,
        starts_at=on(year, 3, 31),
        actual_cost=Decimal(50),
        actual_hours=Decimal("6.5"),
        level="influence",
    )
    came(walk, amina)
    came(walk, sean)
    officer = make_user(Role.STAFF)
    for said, state in (
        ("The stair lights go off at ten.", Outcome.State.DONE),
        ("We want gas back in Birkwood Court.", Outcome.State.NOT_POSSIBLE),
    ):
        raise_outcome(
            by=officer,
            owner=officer,
            activity=walk,
            said=said,
            said_on=walk.starts_at.date(),
            answer="It is all in the letter that we sent.",
            answered_on=walk.starts_at.date(),
            done_on=walk.starts_at.date() if state == Outcome.State.DONE else None,
            state=state,
            service=Service.REPAIRS,
            best=True,
        )
