"""Small works: who found them, in which order the review group puts them, who builds them and by when."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.groups.models import Group

from ..models import Grant, Ranking, SchemeYear, Work
from .giving import ask
from .ledger import refuse_coming


@transaction.atomic
def propose_work(
    *,
    year: SchemeYear,
    group: Group,
    pounds: Decimal,
    what_for: str,
    place: str,
    source: str,
    by: User,
) -> Work:
    """An association proposes for its estate; of an estate that has none, the review group is ``group``."""
    if not year.scheme.is_of_works:
        raise Refused(f"{year.scheme} does not pay for works.")
    grant = ask(year=year, group=group, pounds=pounds, what_for=what_for, by=by)
    return Work.objects.create(grant=grant, place=place, source=source, added_by=by)


@transaction.atomic
def save_work(*, grant: Grant, by: User, **fields: Any) -> Work:
    """Where it is, who builds it and when. One that a group applied for by itself is made so."""
    grant = locked(grant)
    work = Work.objects.filter(grant=grant).first() or Work(grant=grant, added_by=by)
    for name, value in fields.items():
        setattr(work, name, value)
    if work.done_on:
        refuse_coming(work.done_on)
        if not grant.offered_at:
            raise Refused("It is not awarded yet, so it cannot be finished.")
    work.save()
    done = str(work.done_on) if work.done_on else ""
    record_fact("grant_work_saved", subject=grant, actor=by, done_on=done)
    return work


@transaction.atomic
def rank_works(
    *, year: SchemeYear, group: Group, on: dt.date, places: Mapping[int, int | None], by: User
) -> Ranking:
    """The order that the review group agreed; ``places`` by the number of the work, None for none (R-61)."""
    year = locked(year)
    refuse_coming(on)
    given = [place for place in places.values() if place is not None]
    if len(set(given)) < len(given):
        raise Refused("Two works have the same place. Give each its own.")
    works = {one.pk: one for one in Work.objects.filter(grant__scheme_year=year)}
    if unknown := set(places) - set(works):
        raise Refused(f"{len(unknown)} of these works are of another year.")
    for pk, place in places.items():
        works[pk].rank = place
    Work.objects.bulk_update([works[pk] for pk in places], ["rank"])
    record_fact("grant_works_ranked", subject=year, actor=by, group=group.pk, on=str(on))
    return Ranking.objects.create(scheme_year=year, group=group, on=on, by=by)


@transaction.atomic
def review_year(*, year: SchemeYear, review: str, by: User) -> SchemeYear:
    """What went well and what is done otherwise next year; the last word stands, the others in its history."""
    year = locked(year)
    year.review, year.reviewed_at, year.reviewed_by = review, timezone.now(), by
    year.save()
    record_fact("grant_year_reviewed", subject=year, actor=by)
    return year
