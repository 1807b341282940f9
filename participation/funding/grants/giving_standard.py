"""Grants in the 360Giving standard: a line for each, under the standard's own column titles.

Source: the 360Giving Data Standard, its schema with titles (standard.threesixtygiving.org). A grant is
named once with what it comes to today; what it was first awarded and what changed stay in the ledger.
Every grant here is to a group. None is to a person, so no person is in the file.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from base.core.rows import in_parts

from . import stats
from .house_rules import GRANTS_FUNDER, GRANTS_FUNDER_ID, GRANTS_PREFIX
from .models import Entry, Grant

COLUMNS = (
    "Identifier",
    "Title",
    "Description",
    "Currency",
    "Amount Applied For",
    "Amount Awarded",
    "Amount Disbursed",
    "Award Date",
    "Recipient Org:Identifier",
    "Recipient Org:Name",
    "Funding Org:Identifier",
    "Funding Org:Name",
    "Grant Programme:Code",
    "Grant Programme:Title",
    "Last modified",
)
AT_ONCE = 500


def rows() -> Iterator[tuple[Any, ...]]:
    """The titles, and each grant that is awarded, the oldest first."""
    yield COLUMNS
    grants = Grant.objects.select_related("group", "scheme_year__scheme").order_by("pk")
    prefix, funder, its_number = GRANTS_PREFIX.value, GRANTS_FUNDER.value, GRANTS_FUNDER_ID.value
    for part in in_parts(grants.iterator(AT_ONCE), AT_ONCE):
        money = stats.balances_by("grant", part)
        days = _days(part)
        for grant in part:
            its = money.get(grant.pk, stats.NOTHING)
            if its.awarded <= 0:
                continue
            awarded_on, changed_at = days[grant.pk]
            scheme = grant.scheme_year.scheme
            yield (
                f"{prefix}-{grant.pk}",
                grant.what_for,
                f"{scheme.name}, {grant.scheme_year.period}: {grant.what_for}",
                "GBP",
                its.asked or "",
                its.awarded,
                its.paid,
                awarded_on.isoformat(),
                f"{prefix}-group-{grant.group_id}",
                grant.group.name,
                its_number,
                funder,
                scheme.code,
                scheme.name,
                changed_at.isoformat(),
            )


def _days(grants: list[Grant]) -> dict[int, tuple[dt.date, dt.datetime]]:
    """When each was awarded, by an award that stands, and when its last entry was written."""
    found: dict[int, tuple[dt.date, dt.datetime]] = {}
    told = Entry.objects.filter(grant__in=grants).order_by("at", "pk")
    told = told.exclude(kind="awarded", takes_back__isnull=False)
    for number, kind, on, at in told.values_list("grant", "kind", "on", "at"):
        before = found.get(number, (on, at))[0]
        found[number] = (on if kind == Entry.Kind.AWARDED else before, at)
    return found
