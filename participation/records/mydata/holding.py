"""What we hold about a person, section by section, in words they can read."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Count, F, IntegerField, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify

from base.core.changes import changes_of
from base.core.models import Fact
from base.core.templatetags.words import clock
from participation.people.customers.models import Customer
from participation.people.customers.personal_rows import DECLARED, Relation

from ..relations import further_relations, relations

#: What the record itself says, as read by its owner.
OWN_FIELDS = (
    *("name", "reference", "date_of_birth", "tenure", "address", "postcode", "area"),
    *("email", "phone", "other_phones", "preferred_channel", "language", "level", "support_notes"),
    *("wants_results", "joined_at", "started_on", "ended_on", "created_at"),
)

#: How the rules speak of a person to us, and how a page speaks to the person.
TO_YOU = {"they": "you", "them": "you", "their": "your", "themselves": "yourself"}
#: Where the name of a field that many rows have says little to somebody who reads about themselves.
HEADINGS = {
    "at": "When",
    "created_at": "Written",
    "said": "What you said",
}


@dataclass(frozen=True)
class Section:
    """One kind of row about a person. ``rows`` is not evaluated until it is read."""

    slug: str
    words: str
    headings: tuple[str, ...]
    relation: Relation

    def rows_for(
        self, customer: Customer, limit: int | None = None, *, secrets_too: bool = True
    ) -> Iterator[list[str]]:
        fields = [self.relation.model._meta.get_field(name) for name in self.relation.rule.own_copy]
        joined = [field.name for field in fields if field.is_relation]
        rows = self.relation.rows(customer).select_related(*joined).order_by("-pk")
        if not secrets_too and self.relation.rule:
            rows = self.relation.rule.open_to_us(rows)
        for row in rows[:limit] if limit else rows.iterator(chunk_size=500):
            yield [in_words(row, field) for field in fields]


def sections() -> list[Section]:
    """Every relation that the person reads in the copy of their data, by its words."""
    found = [
        Section(
            slugify(words := to_you(relation.rule.words)),
            words,
            tuple(_heading(relation, name) for name in relation.rule.own_copy),
            relation,
        )
        for relation in [*relations(), *further_relations()]
        if relation.rule and relation.rule.own_copy
    ]
    return sorted(found, key=lambda section: section.words)


def counts_for(customer: Customer) -> list[tuple[Section, int]]:
    """How many rows of each section there are, in one query."""
    all_sections = sections()
    counts = {f"n{n}": _count(one.relation, customer) for n, one in enumerate(all_sections)}
    found = Customer.objects.filter(pk=customer.pk).values(**counts).get()
    return [(section, found[f"n{n}"]) for n, section in enumerate(all_sections)]


def own_details(customer: Customer) -> list[tuple[str, str]]:
    fields = [Customer._meta.get_field(name) for name in OWN_FIELDS]
    return [(_capital(field.verbose_name), in_words(customer, field)) for field in fields]


def account_details(customer: Customer) -> list[tuple[str, str]]:
    """How they sign in; nothing of the password or of the second step, which nobody can read."""
    user = customer.user
    if user is None:
        return []
    return [
        ("Email address", user.email),
        ("Name", user.name),
        ("Since", moment(user.date_joined)),
        ("Last signed in", moment(user.last_login) if user.last_login else "Never"),
    ]


def log_of(customer: Customer, *, secrets_too: bool) -> Iterator[list[str]]:
    """Without secrets not even that somebody told us something, and when: others read this copy."""
    lines = Fact.objects.about(customer)
    if not secrets_too:
        rules = [one.rule for one in DECLARED.values() if one.rule and one.rule.secret]
        lines = lines.exclude(what__in=[name for rule in rules for name in rule.in_the_log])
    for line in lines.order_by("at", "pk").iterator(chunk_size=500):
        yield [moment(line.at), line.what.replace("_", " ").capitalize()]


def changes_in_words(customer: Customer) -> list[list[str]]:
    return [
        [moment(change.at), change.by, ", ".join(change.fields) or "Added"]
        for change in changes_of(customer, limit=500)
    ]


def in_words(row: models.Model, field: Any) -> str:
    """A value as somebody reads it: a choice by its label, a moment with its time, a list by commas."""
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    value = getattr(row, field.name)
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dt.datetime):
        return moment(value)
    if isinstance(value, dt.date):
        return date_format(value, "j F Y")
    return _flat(value)


def moment(value: dt.datetime) -> str:
    return f"{date_format(timezone.localtime(value), 'j F Y')}, {clock(value)}"


def to_you(words: str) -> str:
    """ "Times they took part" is "Times you took part" to the person who did."""
    return re.sub(r"\w+", lambda word: TO_YOU.get(word[0], word[0]), words)


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        said = {name: _flat(one) for name, one in value.items()}
        return "; ".join(f"{name.replace('_', ' ')}: {one}" for name, one in said.items() if one)
    if isinstance(value, list):
        return ", ".join(_flat(one) for one in value)
    return "" if value is None else str(value)


def _heading(relation: Relation, name: str) -> str:
    assert relation.rule is not None
    if words := relation.rule.headings.get(name) or HEADINGS.get(name):
        return words
    words = to_you(str(relation.model._meta.get_field(name).verbose_name))
    return _capital(words.removesuffix(" at").removesuffix(" on"))


def _capital(words: Any) -> str:
    words = str(words)
    return words[:1].upper() + words[1:]


def _count(relation: Relation, customer: Customer):
    rows = relation.rows(customer).order_by().values(whose=F(relation.column))
    counted = rows.annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
