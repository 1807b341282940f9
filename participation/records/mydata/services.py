"""What a person may ask of us about their data, and how it is answered."""

from functools import partial

from django.db import IntegrityError, transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.consents import object_to_invitations
from participation.messages.contact.services import send
from participation.people.customers.models import Customer
from participation.people.customers.services import refuse_about_oneself

from ..models import DataCopy, DataRequest
from ..models.requests import a_month_after
from ..tasks import make_data_copy

Kind, State = DataRequest.Kind, DataRequest.State


@transaction.atomic
def ask(*, customer: Customer, kind: str, said: str = "", by: User | None = None) -> DataRequest:
    """Put it on the worklist, to be answered within a month. Asking again keeps the first clock."""
    customer = locked(customer)
    now = timezone.now()
    request, new = DataRequest.objects.get_or_create(
        customer=customer,
        kind=kind,
        state=State.OPEN,
        defaults={
            "said": said,
            "asked_at": now,
            "due_on": a_month_after(timezone.localdate(now)),
        },
    )
    if new:
        record_fact("data_request", subject=customer, actor=by, kind=kind, request=request.pk)
        _tell(request, "received")
    return request


def ask_for_copy(*, customer: Customer, by: User) -> DataCopy:
    """Have a copy made. While one is being made, or can be fetched, that is the answer."""
    try:
        with transaction.atomic():
            if copy := DataCopy.objects.of_use().filter(customer=customer).first():
                return copy
            copy = DataCopy.objects.create(customer=customer)
            record_fact("data_copy_asked", subject=customer, actor=by, copy=copy.pk)
            nudge_on_commit(copy)
            return copy
    except IntegrityError:  # asked in two windows at once
        return DataCopy.objects.of_use().get(customer=customer)


def nudge_on_commit(copy: DataCopy) -> None:
    transaction.on_commit(partial(make_data_copy.delay, copy.pk), robust=True)


@transaction.atomic
def decide(*, request: DataRequest, grant: bool, reason: str, by: User) -> DataRequest:
    """Answer it, and tell the person. Refusing needs a reason; nothing is decided twice.

    An objection that is agreed to stops invitations at once. Erasing is agreed to by two people, one
    after the other, and follows by the minute: it is for good. Either may refuse it alone. A copy goes to the address on record and nowhere else, for whoever asks may not be who they say.
    """
    request = locked(request)
    if not request.is_open:
        raise Refused(f"{request.decided_by} has decided this already. Look at it again.")
    refuse_about_oneself(customer=request.customer, by=by)
    if not grant and not reason.strip():
        raise Refused("Say why: the reason goes to them, and they can complain about it.")
    if grant and request.kind == Kind.COPY and not request.customer.address:
        raise Refused(
            "We hold no address to post it to. Write their address on their record first."
        )
    if grant and request.kind == Kind.ERASE and request.agreed_by_id is None:
        return _agree_first(request, by)
    if grant and request.agreed_by_id == by.pk:
        raise Refused("You have agreed already. Erasing is for good, so somebody else looks too.")
    request.state = State.GRANTED if grant else State.REFUSED
    request.reason = reason.strip()
    request.decided_at, request.decided_by = timezone.now(), by
    request.save()
    what = "data_request_granted" if grant else "data_request_refused"
    record_fact(what, subject=request.customer, actor=by, kind=request.kind, request=request.pk)
    if grant and request.kind == Kind.OBJECT:
        object_to_invitations(customer=request.customer, source="objection", by=by)
    _tell(request, "granted" if grant else "refused")
    return request


def _agree_first(request: DataRequest, by: User) -> DataRequest:
    request.agreed_at, request.agreed_by = timezone.now(), by
    request.save(update_fields=["agreed_at", "agreed_by"])
    record_fact("erasing_agreed", subject=request.customer, actor=by, request=request.pk)
    return request


def _tell(request: DataRequest, what: str) -> None:
    received = what == "received"
    send(
        request.customer,
        f"records/email/request_{what}",
        dedupe_key=f"records.request:{request.pk}:received" if received else request.answer_key,
        about=request.source,
        context={"request": request},
    )
