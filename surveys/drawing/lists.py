"""A list of people whom a survey is for: references that somebody uploads, compared as everywhere, however written; or those
who came to something.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from typing import IO

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import in_parts
from participation.people.customers.models import Customer, FormerReference
from participation.people.customers.references import ReferenceKey
from participation.people.imports.matching import guess
from participation.people.imports.reading import as_text, look_at, open_rows
from participation.programme.activities.models import Activity, Engagement

from ..models import ListedPerson, PeopleList, Survey

#: References that one statement looks for.
PART = 500
#: So long after something those who came to it can be asked about it.
RECENT = dt.timedelta(days=366)


@transaction.atomic
def take_list(*, survey: Survey, file: IO[bytes], name: str, by: User) -> PeopleList:
    """Read it, and find whose references they are. Those we do not know are kept and named."""
    people_list = PeopleList.objects.create(survey=survey, name=name[:100], uploaded_by=by)
    seen: set[int] = set()
    rows = []
    for part in in_parts(_lines_of(file), PART):
        known = customers_by_reference([reference for _, reference, _ in part])
        for line, reference, called in part:
            customer = known.get(reference)
            if customer is None:
                rows.append(
                    ListedPerson(
                        people_list=people_list,
                        line=line,
                        reference=reference[:100],
                        name=called[:150],
                    )
                )
            elif customer in seen:
                people_list.repeated += 1
            else:
                seen.add(customer)
                rows.append(ListedPerson(people_list=people_list, line=line, customer_id=customer))
    if not seen:
        raise Refused("We know none of the references in this list. Is it the right file?")
    ListedPerson.objects.bulk_create(rows, batch_size=2_000)
    people_list.save()
    record_fact(
        "survey_list_uploaded",
        subject=survey,
        actor=by,
        known=len(seen),
        unknown=len(rows) - len(seen),
    )
    return people_list


def came_by_name(at: str = "") -> Q:
    """Of a line of the ledger, or of those ``at`` the end of a path: somebody came whom we still know. Head-counts name
    nobody, and whoever was erased is nobody any more."""
    return Q(
        **{
            f"{at}role": Engagement.Role.ATTENDED,
            f"{at}customer__isnull": False,
            f"{at}customer__erased_at": None,
        }
    )


def activities_with_names() -> QuerySet[Activity]:
    """Of the last year, those to which somebody came whose name is on record, the newest first; each with how many."""
    since = timezone.localdate() - RECENT
    named = Engagement.objects.filter(came_by_name(), day__gte=since)
    came = Count("engagements__customer", filter=came_by_name("engagements__"), distinct=True)
    held = Activity.objects.filter(pk__in=named.values("activity"), cancelled_at=None)
    return held.annotate(came=came).order_by("-starts_at", "-pk")


@transaction.atomic
def list_those_who_came(*, survey: Survey, activity: Activity, by: User) -> PeopleList:
    """Each of them once."""
    came = activity.engagements.filter(came_by_name())
    numbers = came.order_by("customer").values_list("customer", flat=True).distinct()
    people_list = PeopleList.objects.create(
        survey=survey, name=f"Who came: {activity.title}"[:100], uploaded_by=by
    )
    ListedPerson.objects.bulk_create(
        [
            ListedPerson(people_list=people_list, line=line, customer_id=customer)
            for line, customer in enumerate(numbers, start=1)
        ],
        batch_size=2_000,
    )
    return people_list


def customers_by_reference(references: list[str]) -> dict[str, int]:
    """The customer of each reference as it is typed, of those that are somebody's."""
    keys = {_plain(reference): reference for reference in references}
    found: dict[str, int] = {}
    for rows, customer in (
        (FormerReference.objects.all(), "customer_id"),
        (Customer.objects.filter(erased_at=None), "pk"),
    ):
        ours = rows.alias(key=ReferenceKey("reference")).filter(key__in=list(keys))
        for key, number in ours.values_list(ReferenceKey("reference"), customer):
            found[key] = number
    return {one: found[_plain(one)] for one in references if _plain(one) in found}


def _plain(reference: str) -> str:
    """What the database compares by: a cell that was read has lost what nobody sees already."""
    return reference.replace(" ", "").lower().lstrip("0")


def _lines_of(file: IO[bytes]) -> Iterator[tuple[int, str, str]]:
    look = look_at(file)
    meanings = guess(look.headings)
    if "reference" not in meanings:
        raise Refused(
            "None of the headings is “Reference”. Name the column with our references so, and upload"
            " the list again."
        )
    at = meanings.index("reference")
    called = meanings.index("name") if "name" in meanings else None
    with closing(open_rows(file, look.shape, lambda part: None)) as lines:
        for line, cells in lines:
            reference = as_text(cells[at]) if at < len(cells) else ""
            name = as_text(cells[called]) if called is not None and called < len(cells) else ""
            if reference or name:
                yield line, reference, name
