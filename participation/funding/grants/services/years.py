"""Schemes, the rates of a year, and its budget."""

from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked, save_with_lists
from base.core.slugs import free_slug

from .. import stats
from ..models import Entry, Scheme, SchemeYear
from .applying import open_to_applications
from .ledger import refuse_over, write


@transaction.atomic
def save_scheme(*, by: User, scheme: Scheme | None = None, **fields: Any) -> Scheme:
    """Write a new scheme, or change one. How it is shared out stays, once it has had a year."""
    if scheme is None:
        scheme = Scheme(code=free_slug(Scheme, fields["name"], 50, field="code"))
    else:
        scheme = locked(scheme)
        if scheme.method != fields.get("method", scheme.method) and scheme.scheme_years.exists():
            raise Refused("It has had a year already. Add another scheme for another way to share.")
    save_with_lists(scheme, **fields)
    record_fact("grant_scheme_saved", subject=scheme, actor=by, name=scheme.name)
    return scheme


@transaction.atomic
def save_year(*, by: User, year: SchemeYear | None = None, **fields: Any) -> SchemeYear:
    """Set the rates of a scheme for a year. A table that is agreed stays as it is; one that is counted
    and not agreed is counted anew when its day or its year is another."""
    if year is None:
        year = SchemeYear()
    else:
        year = locked(year)
        if year.agreed_at:
            raise Refused("The table of this year is agreed. Its rates stay as they are.")
    if year.counted_at and fields.get("counted_on", year.counted_on) != year.counted_on:
        year.counted_at = None
        year.shares.all().delete()
    save_with_lists(year, **fields)
    open_to_applications(scheme=year.scheme, by=by)
    rates = ("first_year_most", "later_most", "flat_rate", "usual_most")
    told = {name: str(value) for name in rates if (value := getattr(year, name)) is not None}
    record_fact("grant_rates_set", subject=year, actor=by, **told)
    return year


@transaction.atomic
def set_budget(*, year: SchemeYear, pounds: Decimal, why: str, by: User) -> Entry:
    """The budget is ``pounds`` from now on: the ledger is told by how much it went up or down."""
    year = locked(year)
    refuse_over(year)
    if not year.scheme.has_budget:
        raise Refused(f"{year.scheme} has no budget.")
    if year.agreed_at:
        raise Refused("The table of this year is agreed, and shares out the whole budget.")
    if pounds < 0:
        raise Refused("A budget is nought or more.")
    before = stats.of_year(year).budget
    if pounds == before:
        raise Refused("That is the budget already.")
    kind = Entry.Kind.RAISED if pounds > before else Entry.Kind.LOWERED
    if not year.entries.filter(kind=Entry.Kind.BUDGETED).exists():
        kind = Entry.Kind.BUDGETED
    entry = Entry(
        scheme_year=year,
        kind=kind,
        pounds=abs(pounds - before),
        on=timezone.localdate(),
        why=why,
        by=by,
    )
    write([entry], held=year)
    return entry
