"""Saying of a personal code that a finished answer came with it."""

from django.utils import timezone

from .models import PersonalCode, Version


def spend_code(*, code: PersonalCode) -> None:
    """A finished answer came with it today."""
    PersonalCode.objects.filter(pk=code.pk).update(spent_on=timezone.localdate())


def spend_code_without_its_day(*, code: PersonalCode, version: Version) -> None:
    """A finished answer came with it, of which nobody knows when: days on which one person answered would be theirs."""
    assert version.opened_at is not None  # nobody is asked what is still written
    PersonalCode.objects.filter(pk=code.pk).update(spent_on=timezone.localdate(version.opened_at))
