"""What people began and never finished: kept for a while in case they come back, then cleared away."""

import datetime as dt
from importlib import import_module

from django.conf import settings
from django.db.models import ProtectedError, QuerySet
from django.utils import timezone

from base.accounts.models import User
from participation.feedback.enquiries.services import forget_visitors
from participation.joining.involvement.models import Joining


def clear_leftovers() -> None:
    """Joinings nobody confirmed, accounts nobody proved, who long ago told us something, old sessions."""
    unfinished_joinings().delete()
    for user in unproved_accounts():
        try:
            user.delete()
        except ProtectedError:  # an administrator has given it something to answer for
            continue
    forget_visitors()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def unfinished_joinings() -> QuerySet[Joining]:
    return Joining.objects.filter(applied_at=None, customer=None, sent_at__lt=_limit())


def unproved_accounts() -> QuerySet[User]:
    """Made for an address that nobody has shown to be theirs, and of no use to anybody."""
    never_used = User.objects.filter(last_login=None, date_joined__lt=_limit(), customer=None)
    return never_used.filter(role_grants=None, is_superuser=False, is_active=True).exclude(
        emailaddress__verified=True
    )


def _limit() -> dt.datetime:
    return timezone.now() - dt.timedelta(days=settings.UNFINISHED_DAYS)
