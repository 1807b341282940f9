"""What happens to an award: it is raised or lowered, paid, given back; and what was written by mistake."""

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from .. import stats
from ..models import Entry, Grant, SchemeYear
from .giving import entry_of, refuse_over_most
from .ledger import refuse_coming, refuse_nothing, refuse_over, write
from .spending import account_of
from .writing import write_to_group

Kind = Entry.Kind


def _hold(grant: Grant, pounds: Decimal) -> SchemeYear:
    refuse_nothing(pounds)
    year = locked(grant.scheme_year)
    if stats.of_grant(grant).awarded <= 0:
        raise Refused("Nothing is awarded.")
    return year


@transaction.atomic
def raise_award(*, grant: Grant, pounds: Decimal, why: str, by: User) -> None:
    year = _hold(grant, pounds)
    refuse_over(year)
    refuse_over_most(year, grant.group, pounds)
    write([entry_of(grant, Kind.RAISED, pounds, by=by, why=why)], held=year)
    write_to_group(grant, "changed", why=why, money=stats.of_grant(grant))


@transaction.atomic
def lower_award(*, grant: Grant, pounds: Decimal, why: str, by: User) -> None:
    year = _hold(grant, pounds)
    write([entry_of(grant, Kind.LOWERED, pounds, by=by, why=why)], held=year)
    write_to_group(grant, "changed", why=why, money=stats.of_grant(grant))


@transaction.atomic
def pay(*, grant: Grant, pounds: Decimal, on: dt.date, why: str, by: User) -> None:
    """A part or all of an award has gone to the group, once its conditions were checked (T-37)."""
    year = _hold(grant, pounds)
    refuse_coming(on)
    grant = locked(grant)
    if year.scheme.conditions_to_check and not grant.conditions_met_at:
        raise Refused("Check the conditions first.")
    if grant.waits_for_acceptance:
        raise Refused("The group has not accepted it yet.")
    write([entry_of(grant, Kind.PAID, pounds, by=by, why=why, on=on)], held=year)
    account_of(grant, on)
    write_to_group(grant, "paid", pounds=pounds, on=on, money=stats.of_grant(grant))
    record_fact("grant_paid", subject=grant, actor=by, pounds=str(pounds))


@transaction.atomic
def give_back(*, grant: Grant, pounds: Decimal, on: dt.date, why: str, by: User) -> None:
    """The group has sent money back. What is awarded stays until somebody lowers it."""
    year = _hold(grant, pounds)
    refuse_coming(on)
    write([entry_of(grant, Kind.RETURNED, pounds, by=by, why=why, on=on)], held=year)


def _offer_no_more(grant: Grant) -> None:
    """It is decided anew, and what is offered then is accepted anew."""
    grant = locked(grant)
    grant.offered_at = grant.accepted_at = grant.accepted_by = None
    grant.accepted_how = ""
    grant.save(update_fields=["offered_at", "accepted_at", "accepted_by", "accepted_how"])


@transaction.atomic
def take_back(*, entry: Entry, why: str, by: User) -> None:
    """An entry was a mistake: another one takes it back, and both stay.

    An award takes back with it what it took of money set aside. What was given as the need arose was
    awarded and paid in one, and goes in one.
    """
    year = locked(entry.scheme_year)
    if not Entry.objects.with_what_can_go().get(pk=entry.pk).can_go:
        raise Refused("This entry cannot be taken back, or was already.")
    wrong = [entry]
    if entry.grant is not None:
        others = entry.grant.entries.filter(takes_back=None, taken_back_by=None).exclude(
            pk=entry.pk
        )
        if not year.scheme.has_budget:
            wrong += others
        elif entry.kind == Kind.AWARDED:
            wrong += others.filter(kind=Kind.DELEGATED)
            _offer_no_more(entry.grant)
    today = timezone.localdate()
    against = [
        Entry(
            scheme_year=year,
            group_id=one.group_id,
            grant=one.grant,
            kind=one.kind,
            pounds=-one.pounds,
            on=today,
            why=why,
            by=by,
            takes_back=one,
        )
        for one in wrong
    ]
    write(against, held=year)
    its = Entry.objects.filter(scheme_year=year, group=entry.group_id)
    if entry.kind == Kind.DELEGATED and stats.balances(its).set_aside < 0:
        raise Refused("Some of it is awarded already. Take that award back first.")
    record_fact("grant_entry_taken_back", subject=entry, actor=by, why=why)
