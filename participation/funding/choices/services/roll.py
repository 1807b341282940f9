"""The roll: everybody who may vote, written down once when the rule is fixed."""

import datetime as dt

from django.db.models import Q, QuerySet

from base.core.jobs import Hold, JobState
from base.core.rows import in_parts
from participation.people.customers.models import Area, Customer
from participation.questionnaires.signs import new_code

from ..models import Round, Voter

PART = 1000


def may_vote(row: Round) -> QuerySet[Customer]:
    """Customers of today whom we know by more than their own word, of the tenures and places, and old enough.

    Whose birth we do not know stands on the roll too: they vote by every other channel but online, where
    one of us asks how old they are.
    """
    found = Customer.objects.current().filter(unconfirmed_since=None)
    tenures, areas = row.tenures.values("pk"), row.areas.values("pk")
    if row.tenures.exists():
        found = found.filter(tenure__in=tenures)
    if row.areas.exists():
        found = found.filter(area__in=Area.objects.within(areas))
    old_enough = Q(date_of_birth=None) | Q(date_of_birth__lte=born_by(row.opens_on, row.youngest))
    return found.filter(old_enough).order_by("pk")


def born_by(day: dt.date, years: int) -> dt.date:
    """The last day of birth of somebody who is so many years old on this day. Who was born on a leap day
    comes of age on 1 March."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return dt.date(day.year - years, 2, 28)


def draw_up_roll(hold: Hold) -> None:
    """Begun again in the middle, it goes on: whoever stands on the roll keeps their code."""
    row: Round = hold.row.round
    everybody = may_vote(row).values_list("pk", "area")
    whole, done = everybody.count(), 0
    for part in in_parts(everybody.iterator(chunk_size=PART), PART):
        add(row, dict(part))
        done += len(part)
        hold.tell("Drawing up the roll", min(99, 100 * done // max(whole, 1)))
    hold.finish(JobState.DONE)


def add(row: Round, areas: dict[int, int | None]) -> None:
    while True:
        there = set(row.voters.filter(customer__in=areas).values_list("customer", flat=True))
        missing = areas.keys() - there
        if not missing:
            return
        # A code that another has already is drawn anew.
        Voter.objects.bulk_create(
            (
                Voter(round=row, customer_id=number, area_id=areas[number], code=new_code())
                for number in missing
            ),
            ignore_conflicts=True,
        )
