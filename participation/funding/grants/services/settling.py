"""Closing what a group told us: what it has not spent, and what is taken off its next grant."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from base.core.templatetags.words import day
from base.core.templatetags.words import pounds as in_pounds

from .. import stats
from ..house_rules import GRANT_RETURN_REMINDER_DAYS, GRANT_UNSPENT_PERCENT
from ..models import Account, Grant, Receipt, SchemeYear
from ..underspend import Suggestion, suggest
from .writing import write_to_group


def suggestion_for(account: Account) -> Suggestion:
    """By what was paid, less what came back, and the receipts that were handed in."""
    handed_in = Receipt.objects.filter(grant=account.grant_id, claim__isnull=False)
    spent = handed_in.aggregate(sum=Sum("pounds"))["sum"] or Decimal(0)
    return suggest(
        stats.of_grant(account.grant).paid,
        spent,
        has_case=bool(account.case.strip()),
        largely=GRANT_UNSPENT_PERCENT.value,
    )


@transaction.atomic
def settle(*, account: Account, deduct: Decimal, why: str, by: User) -> Account:
    """A person decides, with the rule's suggestion before them, and says why (T-39)."""
    locked(account.grant)
    account = locked(account)
    if account.settled_at:
        raise Refused("It is closed already.")
    found = suggestion_for(account)
    today = timezone.localdate()
    if found.unspent and today <= account.grace_until:
        raise Refused(f"The group may spend what is left until {day(account.grace_until)}.")
    if not found.unspent and not account.sent_at:
        raise Refused("The group has not told us yet what came of it.")
    if deduct > found.unspent:
        raise Refused(f"{in_pounds(found.unspent)} is not spent. No more than that is taken off.")
    account.unspent, account.suggested, account.deducted = found.unspent, found.deduct, deduct
    account.settled_why, account.settled_at, account.settled_by = why, timezone.now(), by
    account.save()
    write_to_group(account.grant, "closed", account=account, why=why)
    record_fact(
        "grant_account_settled",
        subject=account.grant,
        actor=by,
        why=why,
        deducted=str(deduct),
        suggested=str(found.deduct),
    )
    return account


def carried_into(year: SchemeYear, groups: Iterable[int]) -> dict[int, Account]:
    """Of each group, by its number, what was decided on its grant of the year before: a line of this year's proposal."""
    before = Account.objects.filter(
        grant__scheme_year__scheme=year.scheme_id,
        grant__scheme_year__starts=year.starts - 1,
        grant__group__in=groups,
        deducted__gt=0,
    )
    found: dict[int, Account] = {}
    for account in before.select_related("grant"):
        known = found.setdefault(account.grant.group_id, account)
        if known is not account:
            known.deducted = (known.deducted or Decimal(0)) + (account.deducted or Decimal(0))
    return found


def deduction_for(grant: Grant) -> Account | None:
    return carried_into(grant.scheme_year, [grant.group_id]).get(grant.group_id)


def remind_of_accounts(today: dt.date | None = None) -> int:
    """How many groups were reminded: before the day and on it. Run again, nobody is reminded twice."""
    today = today or timezone.localdate()
    soon = today + dt.timedelta(days=GRANT_RETURN_REMINDER_DAYS.value)
    told = 0
    for account in Account.objects.to_send().filter(due_on__lte=soon).select_related("grant"):
        told += _remind(account, "account_due" if account.due_on <= today else "account_soon")
    return told


@transaction.atomic
def _remind(account: Account, what: str) -> bool:
    grant = Grant.objects.select_related("group", "scheme_year__scheme").get(pk=account.grant_id)
    locked(grant)
    if grant.letters.filter(what=what).exists():
        return False
    write_to_group(grant, what, account=account)
    return True
