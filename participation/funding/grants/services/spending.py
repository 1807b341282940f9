"""A group shows what it spent, and tells us what came of it."""

import datetime as dt
from decimal import Decimal

from django.core.files import File
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from base.accounts.models import User
from base.core.documents import delete_with_file
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from .. import stats
from ..house_rules import GRANT_GRACE_DAYS, GRANT_RETURN_DAYS
from ..models import Account, AccountPhoto, Claim, Grant, Receipt
from .ledger import refuse_coming, refuse_nothing

MOST_PHOTOS = 12


def account_of(grant: Grant, paid_on: dt.date | None = None) -> Account:
    """Made with the first payment. Its days are counted from the end of the year, or from a payment after that."""
    from_day = max(grant.scheme_year.period.last, paid_on or grant.scheme_year.period.last)
    days = {
        "due_on": from_day + dt.timedelta(days=GRANT_RETURN_DAYS.value),
        "grace_until": from_day + dt.timedelta(days=GRANT_GRACE_DAYS.value),
    }
    return Account.objects.get_or_create(grant=grant, defaults=days)[0]


def _held(grant: Grant) -> Account:
    """What was paid and is not settled; whoever else writes about this grant waits."""
    grant = locked(grant)
    if stats.of_grant(grant).paid <= 0:
        raise Refused("Nothing is paid yet.")
    account = locked(account_of(grant))
    if account.settled_at:
        raise Refused("This grant is closed. Ring us if something is missing.")
    return account


@transaction.atomic
def add_receipt(
    *,
    grant: Grant,
    on: dt.date,
    what: str,
    pounds: Decimal,
    by: User,
    file: File | None = None,
    came: str = Receipt.Came.PAGE,
) -> Receipt:
    refuse_coming(on)
    refuse_nothing(pounds)
    _held(grant)
    made = Receipt.objects.create(
        grant=grant, on=on, what=what, pounds=pounds, file=file or "", came=came, by=by
    )
    record_fact("grant_receipt_added", subject=grant, actor=by, pounds=str(pounds), came=str(came))
    return made


@transaction.atomic
def take_off_receipt(*, receipt: Receipt, by: User) -> None:
    """One that was handed in stays."""
    _held(receipt.grant)
    receipt = locked(receipt)
    if receipt.claim_id is not None:
        raise Refused("It is handed in already, and stays as it is.")
    record_fact("grant_receipt_taken_off", subject=receipt.grant, actor=by, bought=receipt.what)
    delete_with_file(receipt, receipt.file)


@transaction.atomic
def claim_receipts(*, grant: Grant, by: User) -> Claim:
    """Hand in each receipt that is not handed in yet; two at once hand in each one once."""
    _held(grant)
    open_ones = Receipt.objects.open().filter(grant=grant)
    pounds = open_ones.aggregate(sum=Sum("pounds"))["sum"]
    if not pounds:
        raise Refused("There is no new receipt to hand in.")
    claim = Claim.objects.create(grant=grant, pounds=pounds, by=by)
    open_ones.update(claim=claim)
    record_fact("grant_receipts_claimed", subject=grant, actor=by, pounds=str(pounds))
    return claim


@transaction.atomic
def send_account(*, grant: Grant, people: int, did: str, case: str, by: User) -> Account:
    """What came of it, in numbers and words. Until it is settled the group may say it better: the last word stands."""
    account = _held(grant)
    account.people, account.did, account.case = people, did, case
    account.sent_at, account.sent_by = account.sent_at or timezone.now(), by
    account.save()
    record_fact("grant_account_sent", subject=grant, actor=by, people=people)
    return account


@transaction.atomic
def add_photo(*, grant: Grant, file: File, words: str, by: User) -> AccountPhoto:
    account = _held(grant)
    if account.photos.count() >= MOST_PHOTOS:
        raise Refused(f"{MOST_PHOTOS} photos are the most.")
    record_fact("grant_photo_added", subject=grant, actor=by)
    return AccountPhoto.objects.create(account=account, file=file, words=words)
