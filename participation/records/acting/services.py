"""Acting for a customer: begun, every change written down, ended, and told to the customer."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.services import send
from participation.people.customers.models import Customer

from ..house_rules import ACTING_MINUTES
from ..models import Acting


@transaction.atomic
def begin_acting(*, officer: User, customer: Customer, asked: str) -> Acting:
    """Let ``officer`` fill in customers' forms for ``customer``, for ACTING_MINUTES at most.

    Refused for people we do not serve now, and for the officer's own record.
    """
    # Two browsers of one officer wait here for each other.
    officer = locked(officer)
    if customer.erased_at or customer.ended_on:
        raise Refused(
            "This person is not our customer now, so there is nothing to fill in for them."
        )
    if customer.user_id == officer.pk:
        raise Refused("This is your own record. Open “My involvement” instead.")
    for earlier in Acting.objects.live().filter(officer=officer):
        end_acting(acting=earlier, how=Acting.Ended.REPLACED)
    now = timezone.now()
    acting = Acting.objects.create(
        officer=officer,
        customer=customer,
        asked=asked,
        began_at=now,
        ends_at=now + dt.timedelta(minutes=ACTING_MINUTES.value),
    )
    record_fact(
        "acting_began",
        subject=customer,
        actor=officer,
        why=acting.get_asked_display(),
        acting=acting.pk,
    )
    return acting


@transaction.atomic
def end_acting(*, acting: Acting, how: str) -> Acting:
    """End it and send the customer a copy of what was changed; ending again does nothing more."""
    acting = (
        Acting.objects.select_for_update(of=("self",))
        .select_related("customer", "officer")
        .get(pk=acting.pk)
    )
    if acting.ended_at:
        return acting
    acting.ended_at = timezone.now()
    acting.ended_how = how
    acting.save(update_fields=["ended_at", "ended_how"])
    changes = list(acting.changes.all())
    record_fact(
        "acting_ended",
        subject=acting.customer,
        actor=acting.officer,
        acting=acting.pk,
        how=how,
        changes=len(changes),
    )
    if changes:
        send(
            acting.customer,
            "records/email/acted_for",
            dedupe_key=f"records.acting:{acting.pk}",
            about=f"records.acting:{acting.pk}",
            context={"acting": acting, "changes": changes},
        )
    return acting


def end_those_that_ran_out() -> None:
    """The officer has gone; the customer still gets their copy."""
    for acting in Acting.objects.run_out():
        end_acting(acting=acting, how=Acting.Ended.RAN_OUT)
