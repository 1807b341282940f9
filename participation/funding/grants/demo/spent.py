"""What the groups did with their money: receipts, what they told us, and two grants of the year before."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from base.core.demo import World
from base.core.periods import FinancialYear
from participation.people.groups.models import Group

from .. import services
from ..models import Account, Claim, Entry, Grant, Receipt, Scheme, SchemeYear
from .words import CLOSED, SPENT, TOLD, YEAR_BEFORE

Came = Receipt.Came


def spend(world: World) -> None:
    for what_for, lines in SPENT.items():
        grant = Grant.objects.filter(what_for=what_for, account__isnull=False).first()
        if grant is None:  # of a world without its group
            continue
        _show(world, grant, lines)
        if told := TOLD.get(what_for):
            did, people, case = told
            services.send_account(grant=grant, people=people, did=did, case=case, by=world.officer)
        if why := CLOSED.get(what_for):
            account = Account.objects.get(grant=grant)
            services.settle(account=account, deduct=Decimal(0), why=why, by=world.manager)
    # One grant was to be spent early in the year: its time is over, and a manager closes it next.
    day = world.now.date() - dt.timedelta(days=3)
    films = Account.objects.filter(grant__what_for="A film night every month")
    films.update(due_on=day - dt.timedelta(days=20), grace_until=day)


def _show(world: World, grant: Grant, lines: list[tuple[str, str, bool]]) -> None:
    """Those that are handed in first; the last line of a list may wait."""
    for at, (what, pounds, handed_in) in enumerate(lines):
        services.add_receipt(
            grant=grant,
            on=world.now.date() - dt.timedelta(days=30 - at),
            what=what,
            pounds=Decimal(pounds),
            came=Came.POST if at % 2 == 0 else Came.HELPER,
            by=world.officer,
        )
        follows = lines[at + 1 : at + 2]
        if handed_in and not (follows and follows[0][2]):
            services.claim_receipts(grant=grant, by=world.officer)


def make_year_before(world: World) -> None:
    """Written as it would stand, for nothing is awarded any more in a year that is over."""
    starts = FinancialYear.of(world.now.date()).start_year - 1
    first = FinancialYear.starting(starts).first
    groups = {group.name: group for group in Group.objects.all()}
    for name, code, what_for, paid, spent, off, why in YEAR_BEFORE:
        if name not in groups:
            continue
        year, _ = SchemeYear.objects.get_or_create(
            scheme=Scheme.objects.get(code=code), starts=starts
        )
        _write(world, year, groups[name], what_for, paid, first + dt.timedelta(days=40))
        grant = Grant.objects.get(scheme_year=year, group=groups[name], what_for=what_for)
        _close(world, grant, Decimal(spent), Decimal(off), why)


def _write(
    world: World, year: SchemeYear, group: Group, what_for: str, paid: int, on: dt.date
) -> None:
    at = timezone.make_aware(dt.datetime.combine(on, dt.time(10)))
    grant = Grant.objects.create(
        scheme_year=year, group=group, what_for=what_for, added_by=world.officer, added_at=at
    )
    of = {"scheme_year": year, "on": on, "by": world.manager, "at": at, "pounds": Decimal(paid)}
    kinds = ["asked", "awarded", "paid"]
    Entry.objects.bulk_create(
        [Entry(kind="budgeted", why="Agreed with the budget of the year", **of)]
        + [Entry(kind=kind, group=group, grant=grant, why=what_for, **of) for kind in kinds]
    )


def _close(world: World, grant: Grant, spent: Decimal, off: Decimal, why: str) -> None:
    last = grant.scheme_year.period.last
    paid = grant.entries.get(kind="paid").pounds
    claim = Claim.objects.create(grant=grant, pounds=spent, by=world.officer)
    Receipt.objects.create(
        grant=grant,
        on=last - dt.timedelta(days=60),
        what="Everything on one bill",
        pounds=spent,
        came=Came.POST,
        claim=claim,
        by=world.officer,
    )
    closed = timezone.make_aware(dt.datetime.combine(last + dt.timedelta(days=61), dt.time(9)))
    Account.objects.create(
        grant=grant,
        due_on=last + dt.timedelta(days=28),
        grace_until=last + dt.timedelta(days=60),
        people=31,
        did="It is done, and people would do it again.",
        sent_at=closed - dt.timedelta(days=40),
        sent_by=world.officer,
        unspent=paid - spent,
        suggested=paid - spent if (paid - spent) * 2 >= paid else Decimal(0),
        deducted=off,
        settled_why=why,
        settled_at=closed,
        settled_by=world.manager,
    )
