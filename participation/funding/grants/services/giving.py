"""From asking to an award: what a group asks for, what is decided, and which conditions were checked."""

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.periods import FinancialYear
from base.core.refused import Refused
from base.core.rows import locked
from base.core.templatetags.words import pounds as in_pounds
from participation.people.groups.models import Group

from .. import stats
from ..lookups import make_as_needed
from ..models import Entry, Grant, SchemeYear
from .assessing import refuse_unassessed
from .ledger import refuse_coming, refuse_nothing, refuse_over, write
from .writing import write_to_group

Kind = Entry.Kind


def why_not(year: SchemeYear, group: Group) -> str:
    """Why the group may not ask for it, in a sentence; empty where it may. Asked before it is written."""
    if group.ended_on:
        return f"{group} has ended."
    kinds = list(year.scheme.kinds.all())
    if kinds and group.kind not in kinds:
        return f"{year.scheme} is not for a group of this kind ({group.kind})."
    return ""


@transaction.atomic
def ask(*, year: SchemeYear, group: Group, pounds: Decimal, what_for: str, by: User) -> Grant:
    refuse_over(year)
    refuse_nothing(pounds)
    if not year.scheme.has_budget:
        raise Refused("Nobody asks for this. Put on record what was given.")
    if reason := why_not(year, group):
        raise Refused(reason)
    year = locked(year)
    grant = Grant.objects.create(scheme_year=year, group=group, what_for=what_for, added_by=by)
    write([entry_of(grant, Kind.ASKED, pounds, by=by, why=what_for)], held=year)
    write_to_group(grant, "received", asked=pounds)
    return grant


@transaction.atomic
def award(*, grant: Grant, pounds: Decimal, why: str, by: User) -> None:
    """Money that was set aside for the group goes first; the rest comes out of the budget."""
    year = locked(grant.scheme_year)
    grant = locked(grant)
    refuse_over(year)
    refuse_nothing(pounds)
    if not Grant.objects.to_decide().filter(pk=grant.pk).exists():
        raise Refused("It is decided already.")
    if reason := why_not(year, grant.group):
        raise Refused(reason)
    refuse_unassessed(grant, by)
    refuse_over_most(year, grant.group, pounds)
    grant.offered_at = timezone.now()
    grant.save(update_fields=["offered_at"])
    entries = [entry_of(grant, Kind.AWARDED, pounds, by=by, why=why)]
    put_aside = stats.balances(Entry.objects.filter(scheme_year=year, group=grant.group)).set_aside
    if drawn := min(put_aside, pounds):
        entries.append(entry_of(grant, Kind.DELEGATED, -drawn, by=by, why="Awarded"))
    write(entries, held=year)
    write_to_group(grant, "offer", pounds=pounds, why=why)
    record_fact("grant_awarded", subject=grant, actor=by, why=why, pounds=str(pounds))


def refuse_over_most(year: SchemeYear, group: Group, more: Decimal) -> None:
    """A scheme may have a most for one group and year, whatever its budget (F-60)."""
    most = year.most_for(group)
    if most is None:
        return
    had = stats.balances(Entry.objects.filter(scheme_year=year, group=group)).awarded
    if had + more > most:
        raise Refused(
            f"{group} may have up to {in_pounds(most)} of this scheme in {year.period}. "
            f"It has {in_pounds(had)} already."
            if had
            else f"{group} may have up to {in_pounds(most)} of this scheme in {year.period}."
        )


@transaction.atomic
def turn_down(*, grant: Grant, why: str, by: User) -> None:
    grant = locked(grant)
    if not Grant.objects.to_decide().filter(pk=grant.pk).exists():
        raise Refused("It is decided already.")
    refuse_unassessed(grant, by)
    grant.turned_down_at = timezone.now()
    grant.turned_down_why = why
    grant.save(update_fields=["turned_down_at", "turned_down_why"])
    write_to_group(grant, "turned_down", why=why)
    record_fact("grant_turned_down", subject=grant, actor=by, why=why)


@transaction.atomic
def check_conditions(*, grant: Grant, by: User) -> None:
    """Somebody has seen that each condition of the scheme is met; the words of today are kept (T-37)."""
    grant = locked(grant)
    if grant.conditions_met_at:
        raise Refused("The conditions were checked already.")
    grant.conditions_met_at = timezone.now()
    grant.conditions_met_by = by
    grant.conditions_met = "\n".join(grant.scheme_year.scheme.conditions_to_check)
    grant.save(update_fields=["conditions_met_at", "conditions_met_by", "conditions_met"])
    record_fact("grant_conditions_checked", subject=grant, actor=by)


@transaction.atomic
def record_given(*, group: Group, on: dt.date, pounds: Decimal, what_for: str, by: User) -> Grant:
    """What was given as the need arose: awarded and paid on one day, of the year that this day is in."""
    refuse_coming(on)
    refuse_nothing(pounds)
    starts = FinancialYear.of(on).start_year
    year, _ = SchemeYear.objects.get_or_create(scheme=make_as_needed(), starts=starts)
    grant = Grant.objects.create(scheme_year=year, group=group, what_for=what_for, added_by=by)
    entries = [
        entry_of(grant, kind, pounds, by=by, why=what_for, on=on)
        for kind in (Kind.AWARDED, Kind.PAID)
    ]
    write(entries, held=locked(year))
    record_fact("group_funded", subject=group, actor=by, pounds=str(pounds), what_for=what_for)
    return grant


def entry_of(
    grant: Grant, kind: Kind, pounds: Decimal, *, by: User, why: str, on: dt.date | None = None
) -> Entry:
    return Entry(
        scheme_year_id=grant.scheme_year_id,
        group_id=grant.group_id,
        grant=grant,
        kind=kind,
        pounds=pounds,
        on=on or timezone.localdate(),
        why=why,
        by=by,
    )
