"""What holds of an owner of questions that says nothing else: see :class:`~.owners.Owner`."""

from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.expressions import Combinable

from base.accounts.models import User
from participation.people.customers.models import Customer

from .fieldwork import Fieldwork
from .models import Questionnaire, Sheet, Version


def rings_nobody(row: Any) -> QuerySet | None:
    """Nobody is rung about it."""
    return None


def about_itself(row: Any, customer: Customer) -> str:
    """What they are rung about is what its name says."""
    return ""


def no_call_counts(row: Any, customer: Customer, by: User) -> None:
    """That somebody was rung is written down nowhere else."""


def not_told(row: Any) -> Fieldwork:
    """Anybody could answer, and nothing else is known."""
    return Fieldwork()


def whenever_staff_say(row: Any) -> str:
    """Nothing is in the way of asking."""
    return ""


def all_of_them(row: Any, sheets: QuerySet) -> QuerySet:
    """Nothing is too late."""
    return sheets


def asked_of_everybody(row: Any, customer: Customer | None) -> str:
    """Nobody is refused."""
    return ""


def nothing_follows(row: Any, sheet: Sheet, by: User | None) -> None:
    """The sheet is all that there is of an answer."""


def by_any_of_us(row: Any, user: User) -> bool:
    """Whoever sees people's records may read what one of them answered."""
    return True


def kept_from_nobody(officer: Any) -> QuerySet:
    """Whoever sees people's records may handle all of them."""
    return Questionnaire.objects.none()


def asked_last(row: Any, questionnaire: Questionnaire) -> Version | None:
    return questionnaire.asked


def drawn_at_one_rate(row: Any, to_sheet: str) -> Combinable | None:
    """Whoever was asked was as likely to be asked as everybody else."""
    return None


def named_by_nobody(source: str) -> Questionnaire | None:
    """No message invites to it."""
    return None


def match_no_customer(row: Any) -> Q:
    """Nobody mixes them with customers."""
    return Q(customer=None)


def not_by_link(row: Any) -> bool:
    """Messages carry one link, which leads to the questions."""
    return False


def on_a_sheet(page: Any, row: Any, version: Version) -> None:
    """Answers are kept as usual."""
