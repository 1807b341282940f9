"""Who holds an office of a group that applied or is on the register: named, taken off, gone, and forgotten."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.periods import months_after
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.customers.models import Customer

from ..house_rules import OFFICE_BEARERS_KEPT_YEARS
from ..models import ERASED, OfficeBearer, Registration
from .applying import held_open


@transaction.atomic
def add_office_bearer(
    *,
    registration: Registration,
    name: str,
    office: str,
    by: User,
    reached: str = "",
    public_contact: str = "",
    customer: Customer | None = None,
) -> OfficeBearer:
    """Until the application is sent, and again while the group is on the register: others are elected."""
    registration = locked(registration)
    if not registration.is_on_register:
        registration = held_open(registration)
    bearer = OfficeBearer.objects.create(
        registration=registration,
        name=name,
        office=office,
        reached=reached,
        public_contact=public_contact,
        customer=customer,
    )
    record_fact("office_bearer_named", subject=registration, actor=by, office=office)
    return bearer


@transaction.atomic
def remove_office_bearer(*, bearer: OfficeBearer, by: User) -> None:
    registration = held_open(bearer.registration)
    record_fact("office_bearer_taken_off", subject=registration, actor=by, office=bearer.office)
    bearer.delete()


@transaction.atomic
def office_bearer_left(*, bearer: OfficeBearer, by: User) -> None:
    """How they are reached is erased at once; that they held the office stays for a while. Pressed again, they left already."""
    registration = locked(bearer.registration)
    if registration.is_open_to_change:
        raise Refused("The application is not decided. Take them off its list.")
    bearer = locked(bearer)
    if bearer.left_on is None:
        bearer.left_on = timezone.localdate()
        bearer.reached = bearer.public_contact = ""
        bearer.save()
        record_fact("office_bearer_left", subject=registration, actor=by, office=bearer.office)


@transaction.atomic
def forget_office_bearers(today: dt.date | None = None) -> int:
    """Those whose time is over, and the addresses that groups gave us. How many people. Run again, it finds nobody."""
    since = months_after(today or timezone.localdate(), -12 * OFFICE_BEARERS_KEPT_YEARS.value)
    told = Registration.objects.over_since(since).exclude(correspondence="")
    for registration in told:
        registration.history.update(correspondence="")
    told.update(correspondence="")
    forgotten = OfficeBearer.objects.to_forget(since).update(
        name=ERASED, reached="", public_contact=""
    )
    if forgotten:
        record_fact("office_bearers_forgotten", subject=OfficeBearer, actor=None, people=forgotten)
    return forgotten
