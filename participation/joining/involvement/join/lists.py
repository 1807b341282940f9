"""The lists that the pages of Join choose from, each read once a request and only where needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from django.conf import settings

from participation.people.customers.models import Area, Customer, Level, PreferenceOption, Tenure

ELSEWHERE = "elsewhere"


class Lists:
    @classmethod
    def of(cls, customer: Customer) -> Lists:
        """Only what one person has chosen: enough to put their record into words, and no query more."""
        lists = cls()
        lists.tenures = [customer.tenure] if customer.tenure else []
        lists.levels = [customer.level] if customer.level else []
        lists.estates = [customer.area] if customer.area else []
        lists.options = _by_kind(customer.preferences.all())
        return lists

    @cached_property
    def tenures(self) -> list[Tenure]:
        return list(Tenure.objects.all())

    @cached_property
    def levels(self) -> list[Level]:
        return list(Level.objects.all())

    @cached_property
    def estates(self) -> list[Area]:
        return list(
            Area.objects.estates().select_related("parent").order_by("parent__name", "name")
        )

    @cached_property
    def options(self) -> dict[str, list[PreferenceOption]]:
        return _by_kind(PreferenceOption.objects.filter(retired_at=None))

    @cached_property
    def languages(self) -> dict[str, str]:
        return dict(settings.CUSTOMER_LANGUAGES)

    def estates_by_area(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """For a select: the estates under the name of their area."""
        groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for estate in self.estates:
            groups[estate.parent.name if estate.parent else ""].append((estate.slug, estate.name))
        return list(groups.items())


def _by_kind(options: Iterable[PreferenceOption]) -> dict[str, list[PreferenceOption]]:
    by_kind = defaultdict(list)
    for option in options:
        by_kind[option.kind].append(option)
    return by_kind
