"""Who has given no sign of life since a day: the one definition, in SQL."""

import datetime as dt
from collections.abc import Iterator

from django.db import models
from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from base.core.periods import months_after
from participation.people.customers.models import Customer
from participation.people.customers.personal_rows import Relation

from ..house_rules import RETENTION_INACTIVE_YEARS, RETENTION_LEFT_MONTHS
from ..models import RetentionCase
from ..relations import further_relations, relations

Why = RetentionCase.Why

#: Signs of life on the record itself and its account; of rows, each app declares its own.
OWN_SIGNS = ("created_at", "joined_at", "user__last_login", "ended_on")


def limits(today: dt.date) -> dict[Why, dt.date]:
    """The day since which there must have been a sign, for those who left and for everybody else."""
    return {
        Why.LEFT: months_after(today, -RETENTION_LEFT_MONTHS.value),
        Why.INACTIVE: months_after(today, -12 * RETENTION_INACTIVE_YEARS.value),
    }


def silent(why: Why, since: dt.date) -> QuerySet[Customer]:
    """Nobody who takes part in a group now is silent, and neither is whom the housing system lists.

    A landlord has to consult its tenants, also those who have said nothing for years; and whom we
    had erased no list would bring back.
    """
    people = Customer.objects.filter(erased_at=None)
    if why == Why.LEFT:
        people = people.filter(ended_on__isnull=False)
    else:
        people = people.filter(reference=None, ended_on=None)
    return people.filter(_no_sign_since(since))


def is_silent(customer: Customer, why: Why, since: dt.date) -> bool:
    return silent(why, since).filter(pk=customer.pk).exists()


def last_active_on(customer: Customer) -> dt.date:
    """The day of the latest sign."""
    signs = [
        customer.created_at,
        customer.joined_at,
        customer.ended_on,
        customer.user.last_login if customer.user else None,
    ]
    for relation, moment in _signs():
        signs.append(relation.rows(customer).aggregate(latest=Max(moment))["latest"])
    return max(_day(sign) for sign in signs if sign is not None)


def _no_sign_since(since: dt.date) -> Q:
    start = timezone.make_aware(dt.datetime.combine(since, dt.time()))
    found = Q()
    for own in OWN_SIGNS:
        limit = since if own == "ended_on" else start
        found &= Q(**{own: None}) | Q(**{f"{own}__lt": limit})
    for relation, moment in _signs():
        field = relation.model._meta.get_field(moment)
        limit = start if isinstance(field, models.DateTimeField) else since
        found &= ~Exists(relation.rows(OuterRef("pk")).filter(**{f"{moment}__gte": limit}))
    for relation in relations():
        if relation.rule and relation.rule.in_service:
            found &= ~Exists(relation.rows(OuterRef("pk")).filter(relation.rule.in_service))
    return found


def _signs() -> Iterator[tuple[Relation, str]]:
    for relation in [*relations(), *further_relations()]:
        if relation.rule and relation.rule.sign_of_life:
            yield relation, relation.rule.sign_of_life


def _day(sign: dt.date | dt.datetime) -> dt.date:
    return timezone.localdate(sign) if isinstance(sign, dt.datetime) else sign
