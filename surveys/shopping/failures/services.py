"""What a service must put right: it hears at once, says what it did, and the shopper is told."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from base.core.working_days import after_working_days
from participation.messages.contact.services import rendered, send, send_to_address
from participation.programme.activities.leads.services import lead_of
from participation.programme.activities.models import Service

from ..house_rules import SHOPPING_FAILURE_WORKING_DAYS
from ..models import Failure, Return


@transaction.atomic
def follow_up(
    *,
    shoppers_return: Return,
    missed: Sequence[str],
    went_wrong: str,
    flagged: bool,
    lead: User,
) -> Failure | None:
    """Raise what was not as it should be with the service, or bring it up to date.

    ``missed`` are the standards that were not held. Where nothing is wrong any more, as the shopper
    corrected it, what nobody has answered yet is taken back.
    """
    failure = Failure.objects.filter(shoppers_return=shoppers_return).first()
    if failure is not None and failure.is_answered:
        return failure
    if not missed and not flagged:
        if failure is not None:
            failure.delete()
        return None
    what = in_words(shoppers_return, missed, went_wrong)
    if failure is not None:
        failure.what, failure.service = what, shoppers_return.service
        failure.save(update_fields=["what", "service"])
        return failure
    failure = Failure.objects.create(
        shoppers_return=shoppers_return,
        service=shoppers_return.service,
        what=what,
        owner=_owner_of(shoppers_return.service, lead),
        due_on=after_working_days(timezone.localdate(), SHOPPING_FAILURE_WORKING_DAYS.value),
    )
    record_fact("shopping_failure_raised", subject=failure, service=failure.service)
    _tell_owner(failure)
    return failure


@transaction.atomic
def answer_failure(*, failure: Failure, answer: str, by: User) -> Failure:
    """Say what was done about it. The shopper is told. Raises Refused where it is answered already."""
    failure = locked(failure)
    if failure.is_answered:
        raise Refused("Somebody has answered this already.")
    failure.answer, failure.answered_at, failure.answered_by = answer, timezone.now(), by
    failure.save(update_fields=["answer", "answered_at", "answered_by"])
    record_fact("shopping_failure_answered", subject=failure, actor=by)
    reported = failure.shoppers_return
    send(
        reported.customer,
        "shopping/email/what_was_done",
        dedupe_key=f"shopping.failure:{failure.pk}",
        about=reported.source,
        context={"failure": failure, "contact_on": reported.contact_on},
    )
    return failure


@transaction.atomic
def pass_on(*, failure: Failure, to: User, by: User) -> Failure:
    """Somebody else answers it; its day stays."""
    failure = locked(failure)
    if failure.is_answered:
        raise Refused("Somebody has answered this already.")
    if failure.owner_id != to.pk:
        failure.owner = to
        failure.save(update_fields=["owner"])
        record_fact("shopping_failure_passed_on", subject=failure, actor=by, to=to.pk)
        _tell_owner(failure)
    return failure


def in_words(shoppers_return: Return, missed: Sequence[str], went_wrong: str) -> str:
    """What the service reads: nobody is named."""
    service = Service(shoppers_return.service).label
    how = shoppers_return.get_channel_display().lower()
    lines = [f"A contact {how} on {shoppers_return.contact_on:%-d %B %Y}, about {service.lower()}"]
    if missed:
        lines += ["", "Not as it should be:", *(f"- {one}" for one in missed)]
    if went_wrong:
        lines += ["", "What went wrong, in their words:", went_wrong]
    return "\n".join(lines)


def _owner_of(service: str, lead: User) -> User:
    return lead_of(service) or lead


def _tell_owner(failure: Failure) -> None:
    template = "shopping/email/to_put_right"
    subject, text = rendered(template, {"failure": failure})
    send_to_address(
        failure.owner.email,
        template=template,
        subject=subject,
        text=text,
        dedupe_key=f"shopping.failure:{failure.pk}:owner:{failure.owner_id}",
    )
