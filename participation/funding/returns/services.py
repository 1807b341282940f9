"""A return is begun, written and sent by office bearers, or by one of us for them. Raises Refused, in words."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.files import File
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from base.accounts.models import User
from base.core.documents import forget_file
from base.core.facts import record_fact
from base.core.periods import FinancialYear
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.services import send
from participation.people.groups.models import Group
from participation.programme.registration.services.writing import written_to

from .house_rules import RETURN_DAYS, RETURN_REMINDER_DAYS
from .models import AccountLine, AnnualReturn, was_there, without_return

REMINDER = "returns/email/due"
GIVEN_BACK = "returns/email/given_back"


def last_year(today: dt.date | None = None) -> FinancialYear:
    """The one that is over, of which a return is written."""
    return FinancialYear.of(today or timezone.localdate()).previous


def due_on(year: FinancialYear) -> dt.date:
    return year.last + dt.timedelta(days=RETURN_DAYS.value)


@transaction.atomic
def begin_return(*, group: Group, by: User) -> AnnualReturn:
    """Of the year that is over; begun twice, it is one."""
    held = locked(group)
    year = last_year()
    if not held.kind.speaks_for_area:
        raise Refused(f"Groups of this kind write no return: {held.kind}.")
    if not was_there(held, year):
        raise Refused(f"{held} was not there yet in {year}. Its first return is of the year after.")
    made, new = AnnualReturn.objects.get_or_create(
        group=held, year=year.start_year, defaults={"begun_by": by}
    )
    if new:
        record_fact("annual_return_begun", subject=made, actor=by, group=held.pk, year=made.year)
    return made


@transaction.atomic
def write_return(*, annual_return: AnnualReturn, by: User, **fields: Any) -> AnnualReturn:
    row = _open(annual_return)
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    return row


@transaction.atomic
def add_line(
    *,
    annual_return: AnnualReturn,
    comes_in: bool,
    head: str,
    pounds: Decimal,
    from_grant: bool,
    by: User,
) -> AccountLine:
    row = _open(annual_return)
    if comes_in and from_grant:
        raise Refused("What came in is not spent. Leave “from your grant” empty.")
    return AccountLine.objects.create(
        annual_return=row, comes_in=comes_in, head=head, pounds=pounds, from_grant=from_grant
    )


@transaction.atomic
def remove_line(*, line: AccountLine, by: User) -> None:
    _open(line.annual_return)
    line.delete()


@transaction.atomic
def add_accounts(
    *,
    annual_return: AnnualReturn,
    file: File | None,
    examined_by: str,
    examined_on: dt.date,
    shows_accounts: bool,
    by: User,
) -> AnnualReturn:
    """Examined by somebody independent (T-38). A newer file stands in place of the one before;
    without one that stays, and what is said of it is put right.
    """
    row = _open(annual_return)
    if examined_on > timezone.localdate():
        raise Refused("That day is in the future.")
    if file is None and not row.accounts:
        raise Refused("Choose the file of the accounts.")
    if file is not None:
        if row.accounts:
            forget_file(row.accounts)  # somebody's address may stand in it
        row.accounts = file
    row.shows_accounts = shows_accounts
    row.examined_by, row.examined_on = examined_by, examined_on
    row.save()
    return row


@transaction.atomic
def send_return(*, annual_return: AnnualReturn, by: User) -> AnnualReturn:
    """Sent twice, it is sent once."""
    row = locked(annual_return)
    if row.is_sent:
        return row
    if row.missing:
        raise Refused(f"Write first: {', '.join(row.missing)}.")
    row.sent_on, row.sent_by, row.given_back_because = timezone.localdate(), by, ""
    row.save()
    record_fact("annual_return_sent", subject=row, actor=by, group=row.group_id, year=row.year)
    return row


@transaction.atomic
def give_back(*, annual_return: AnnualReturn, because: str, by: User) -> AnnualReturn:
    """To be put right: its office bearers are told why."""
    row = locked(annual_return)
    if not row.is_sent:
        raise Refused("The group has not sent it.")
    row.sent_on = row.sent_by = None
    row.given_back_because = because
    row.save()
    record_fact("annual_return_given_back", subject=row, actor=by, why=because)
    at = timezone.now().timestamp()  # it may be given back again
    for customer in written_to(row.group):
        send(
            customer,
            GIVEN_BACK,
            about=f"groups.group:{row.group_id}",
            dedupe_key=f"returns:{row.pk}:given back:{at}:{customer.pk}",
            context={
                "group": row.group,
                "year": row.financial_year,
                "because": because,
                "page": row.my_address,
            },
        )
    return row


def remind_of_returns(today: dt.date | None = None) -> int:
    """How many groups. Each is reminded before the day and on it; run again, nobody twice."""
    today = today or timezone.localdate()
    year = last_year(today)
    due = due_on(year)
    if today < due - dt.timedelta(days=RETURN_REMINDER_DAYS.value):
        return 0
    groups = list(without_return(year).order_by("pk"))
    for group in groups:
        _remind(group, year, due, today)
    return len(groups)


@transaction.atomic
def _remind(group: Group, year: FinancialYear, due: dt.date, today: dt.date) -> None:
    when = "due" if today >= due else "soon"
    for customer in written_to(group):
        send(
            customer,
            REMINDER,
            about=f"groups.group:{group.pk}",
            dedupe_key=f"returns:{group.pk}:{year.code}:{when}:{customer.pk}",
            context={
                "group": group,
                "year": year,
                "due": due,
                "is_late": today > due,
                "page": reverse("returns:mine", args=[group.slug]),
            },
        )


def _open(annual_return: AnnualReturn) -> AnnualReturn:
    row = locked(annual_return)
    if row.is_sent:
        raise Refused("It is sent. Ask us to give it back if something is wrong.")
    return row
