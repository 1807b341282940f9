"""What people began and never finished: kept for a while in case they come back, then cleared away."""

import datetime as dt
from importlib import import_module

from django.conf import settings
from django.db.models import ProtectedError, QuerySet
from django.utils import timezone

from base.accounts.models import User
from base.core.house_rules import UNFINISHED_DAYS
from participation.people.customers.record_steps import CLEARING_STEPS


def clear_leftovers() -> None:
    """What each app clears away, accounts nobody proved, old sessions."""
    for clear in CLEARING_STEPS:
        clear()
    for user in unproved_accounts():
        try:
            user.delete()
        except ProtectedError:  # an administrator has given it something to answer for
            continue
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def unproved_accounts() -> QuerySet[User]:
    """Made for an address that nobody has shown to be theirs, and of no use to anybody."""
    limit = timezone.now() - dt.timedelta(days=UNFINISHED_DAYS.value)
    never_used = User.objects.filter(last_login=None, date_joined__lt=limit, customer=None)
    return never_used.filter(role_grants=None, is_superuser=False, is_active=True).exclude(
        emailaddress__verified=True
    )
