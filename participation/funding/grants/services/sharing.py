"""The worked table of a year: counting people on its day, and agreeing what each association has."""

from collections import Counter
from decimal import Decimal

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.customers.models import Area, Customer, Tenure
from participation.people.groups.models import Group

from .. import stats
from ..models import Entry, SchemeYear, Share
from ..sharing_out import Counted, WorkedTable, share_out
from .ledger import refuse_over, write

#: Neither tenants nor owners: they live with one. Applicants and others are counted apart from all figures.
NO_HOLDERS = ("household",)


@transaction.atomic
def count_people(*, year: SchemeYear, by: User | None) -> int:
    """Count, once, how many tenants and owners live in the area of each association that may have it.

    ``by`` is None for the clock. Returns how many associations there are.
    """
    year = locked(year)
    today = timezone.localdate()
    if not year.scheme.is_shared:
        raise Refused(f"{year.scheme} is not shared by people.")
    if year.counted_at:
        raise Refused("People were counted already.")
    if year.counted_on is None or year.counted_on > today:
        raise Refused("The day of the count has not come.")
    people = people_by_area()
    groups = list(may_share(year))
    Share.objects.bulk_create(
        Share(scheme_year=year, group=group, area=group.area, people=people[group.area_id])
        for group in groups
        if group.area_id
    )
    year.counted_at = timezone.now()
    year.save(update_fields=["counted_at"])
    record_fact("grant_people_counted", subject=year, actor=by, associations=len(groups))
    return len(groups)


def may_share(year: SchemeYear) -> QuerySet[Group]:
    """Associations of the scheme's kinds that we recognise and that are for a place, at this moment."""
    groups = Group.objects.recognised().filter(area__isnull=False)
    kinds = year.scheme.kinds.values("pk")
    fits = Q(kind__in=kinds) if year.scheme.kinds.exists() else Q()
    return groups.filter(fits).select_related("area").order_by("name", "pk")


def people_by_area() -> Counter[int]:
    """Tenants and owners of each area and of all that is in it, each person once; one statement for all.

    Whoever rents from us, or owns a home in a building of ours, counts.
    """
    holders = Tenure.objects.filter(in_main_count=True).exclude(code__in=NO_HOLDERS)
    housed = Customer.objects.counted().filter(tenure__in=holders, area__isnull=False).order_by()
    own = dict(housed.values_list("area").annotate(n=Count("pk")))
    above = dict(Area.objects.values_list("pk", "parent"))
    total: Counter[int] = Counter()
    for area, n in own.items():
        at: int | None = area
        while at is not None:
            total[at] += n
            at = above[at]
    return total


def worked_table(year: SchemeYear) -> WorkedTable:
    """As it stands with the budget of today. Raises Refused where it cannot be shared so."""
    shares = year.shares.select_related("group")
    counted = [Counted(one.group.name, one.people) for one in shares]
    return share_out(stats.of_year(year).budget, year.flat_rate or Decimal(0), counted)


@transaction.atomic
def agree_table(*, year: SchemeYear, by: User) -> WorkedTable:
    """Set aside for each association what the table gives it; together that is the budget (T-33)."""
    year = locked(year)
    refuse_over(year)
    if year.agreed_at:
        raise Refused("The table was agreed already.")
    if not year.counted_at:
        raise Refused("Count people first.")
    table = worked_table(year)
    today = timezone.localdate()
    entries = [
        Entry(
            scheme_year=year,
            group_id=share.group_id,
            kind=Entry.Kind.DELEGATED,
            pounds=line.total,
            on=today,
            why="By the worked table of the year",
            by=by,
        )
        for share, line in zip(year.shares.all(), table.lines, strict=True)
        if line.total
    ]
    write(entries, held=year)
    year.agreed_at = timezone.now()
    year.agreed_by = by
    year.save(update_fields=["agreed_at", "agreed_by"])
    record_fact("grant_table_agreed", subject=year, actor=by, pounds=str(table.total))
    return table
