"""What customers said about themselves in the portal stands; a list that differs is for staff to settle."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from participation.people.customers.models import Customer

from .fields import bits_of, changing, fields_of, key_of, related
from .models import Difference, Import, Line, StatedValue

CHUNK = 500


def in_words(row: Customer | Line, field: str) -> str:
    """A value as it is compared and kept."""
    return key_of(getattr(row, field), field)[:254]


@transaction.atomic
def remember_stated_values(*, customer: Customer, fields: Iterable[str]) -> None:
    """The customer has said these; what the record holds now is their word."""
    for field in set(fields) & changing().keys():
        value = in_words(customer, field)
        known = StatedValue.objects.filter(customer=customer, field=field)
        if not known.update(value=value, said_at=timezone.now()):
            StatedValue.objects.create(customer=customer, field=field, value=value)


def keep_stated_values(imported: Import) -> None:
    """Move what differs from a customer's own word out of what a line changes, into what it keeps.

    Where staff have kept the customer's word against this very value before, there is nothing to ask.
    """
    for lines in _in_chunks(_lines_about_people_who_spoke(imported)):
        people = _people(lines)
        spoken = _standing_words(people)
        kept_before = set(
            Difference.objects.filter(
                customer__in=people, choice=Difference.Choice.CUSTOMER
            ).values_list("customer_id", "field", "listed")
        )
        for line in lines:
            for field in line.changed_fields:
                if field in spoken[line.customer_id]:
                    line.changed &= ~bits_of(field)
                    if (line.customer_id, field, in_words(line, field)) not in kept_before:
                        line.kept |= bits_of(field)
            if not line.changed:
                line.verdict = Line.Verdict.LEFT
        Line.objects.bulk_update(lines, ["changed", "kept", "verdict"])


def write_differences(imported: Import) -> None:
    """Ask staff about every word kept against the list; take back the questions that are none now."""
    fields = fields_of(imported.columns)
    for lines in _in_chunks(imported.lines.exclude(kept=0)):
        people = _people(lines)
        for line in lines:
            for field in line.kept_fields:
                Difference.objects.to_settle().update_or_create(
                    customer_id=line.customer_id,
                    field=field,
                    defaults={
                        "theirs": in_words(people[line.customer_id], field),
                        "listed": in_words(line, field),
                    },
                )
    judged = imported.lines.filter(number__isnull=False).exclude(verdict=Line.Verdict.WAITS)
    lines = judged.filter(customer=OuterRef("customer"))
    asked = Difference.objects.to_settle().filter(Exists(lines), field__in=fields)
    for difference in asked.iterator():
        line = judged.get(customer=difference.customer_id)
        if getattr(line, difference.field) and difference.field not in line.kept_fields:
            difference.choice = Difference.Choice.AGREED
            difference.settled_at = timezone.now()
            difference.save(update_fields=["choice", "settled_at"])


def _lines_about_people_who_spoke(imported: Import):
    spoke = StatedValue.objects.filter(customer=OuterRef("customer"))
    return imported.lines.filter(Exists(spoke), number__isnull=False).exclude(changed=0)


def _standing_words(people: dict[int, Customer]) -> dict[int, set[str]]:
    """The fields in which each record still holds what its customer said."""
    standing: dict[int, set[str]] = defaultdict(set)
    for word in StatedValue.objects.filter(customer__in=people):
        if in_words(people[word.customer_id], word.field) == word.value:
            standing[word.customer_id].add(word.field)
    return standing


def _people(lines: list[Line]) -> dict[int, Customer]:
    ids = [line.customer_id for line in lines]
    return Customer.objects.select_related(*related()).in_bulk(ids)


def _in_chunks(lines) -> Iterator[list[Line]]:
    last = 0
    while chunk := list(
        lines.filter(pk__gt=last).select_related(*related()).order_by("pk")[:CHUNK]
    ):
        yield chunk
        last = chunk[-1].pk
