"""What becomes of rows about people: each app says it of its own, in its ``life.py``.

``participation.records`` joins, erases, copies and keeps records by what is declared here, and names
no app. The rows themselves are found through Django's registry of models, so that none is forgotten;
a test fails for one that has no rule. What else an app does then is in ``record_steps``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.db.models import Case, OuterRef, Q, Value, When

from .models import Customer

MOMENT = "the moment it happens"


def all_rows(rows: models.QuerySet) -> models.QuerySet:
    """Nobody was promised that we do not read them."""
    return rows


@dataclass(frozen=True)
class Rule:
    """What becomes of the rows of one relation, which staff know by ``words``."""

    words: str

    #: When two records become one, rows move. Of two rows that agree in ``one_per``, and are
    #: ``among`` those that count, one stays. The other gets the values of ``ended``, or goes where
    #: there are none. ``stays`` orders the two: the one with the lowest value stays; then the one
    #: whose ``latest`` is the later, a moment by its name or whatever orders two rows; and the record that is kept
    #: wins a draw.
    one_per: tuple[str, ...] = ()
    among: Q = field(default_factory=Q)
    ended: Mapping[str, Any] = field(default_factory=dict)
    stays: Mapping[str, tuple] = field(default_factory=dict)
    latest: str | Callable[[Any], Any] = ""
    #: They go instead of moving: always, or where somebody else would come to read them.
    drop: bool = False
    secret: bool = False
    #: What the log calls it when they come or go; as secret as the rows.
    in_the_log: tuple[str, ...] = ()

    #: When a person is erased, rows go, lose the person's words, or stay for the figures. A file
    #: that goes or is blanked is deleted.
    erase: Literal["delete", "keep", "blank"] = "keep"
    blank: Mapping[str, Any] = field(default_factory=dict)
    blank_where: Q = field(default_factory=Q)

    #: What the person reads in the copy of their own data, and what it is called there if the name
    #: of the field says little to them.
    own_copy: tuple[str, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)

    #: Of these, the rows that one of us may read: a copy on paper goes through our hands.
    open_to_us: Callable[[models.QuerySet], models.QuerySet] = all_rows

    #: The field that says when the person did something with us; a note is of a talk, and what we
    #: send is no sign of life. Whoever has a row ``in_service`` is never silent.
    sign_of_life: str = ""
    in_service: Q | None = None

    @property
    def can_clash(self) -> bool:
        return bool(self.one_per or self.among)


@dataclass(frozen=True)
class Relation:
    """One way to a customer, a foreign key or a path. ``rule`` is None where nobody wrote one yet."""

    name: str
    model: type[models.Model]
    column: str
    rule: Rule | None

    def rows(self, customer: Customer | int | OuterRef) -> models.QuerySet:
        return self.model._base_manager.filter(**{self.column: customer})

    def rows_of(self, customers: list[int]) -> models.QuerySet:
        return self.model._base_manager.filter(**{f"{self.column}__in": customers})


#: Everything that was declared, by its name: ``events.Booking.customer``.
DECLARED: dict[str, Relation] = {}


def declare(model: type[models.Model], rule: Rule, *, through: str = "customer") -> None:
    """Say what becomes of the rows of ``model`` that name a customer ``through`` a foreign key.

    Or through a path (``interest__customer``) where a row names them by way of another row, and
    moves with it.
    """
    name = relation_name(model, through)
    if name in DECLARED:
        raise ImproperlyConfigured(f"There are two rules for {name}.")
    DECLARED[name] = Relation(name, model, through, rule)


def forget_secrets(customer: Customer) -> None:
    """Before somebody comes to sign in with a record that nobody signed in with until then.

    What is secret there was said by whoever did once, and that may be somebody else: an officer could
    write an address of their own into the record, or make it one with their own.
    """
    for relation in DECLARED.values():
        if relation.rule and relation.rule.secret:
            relation.rows(customer).delete()


def relation_name(model: type[models.Model], through: str) -> str:
    return f"{model._meta.label}.{through}"


def erased_where_said(name: str) -> Case:
    """For a field that says by being empty that something has not happened."""
    return Case(When(**{name: ""}, then=Value("")), default=Value("Erased"))
