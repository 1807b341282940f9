"""Taking jobs from other systems, and saying whose they are."""

import datetime as dt
import secrets
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import in_parts, locked
from participation.people.customers.models import Customer
from participation.people.imports.values import Unfit

from ..drawing.lists import customers_by_reference
from ..house_rules import FINISHED_JOB_DAYS
from ..models import Delivery, FinishedJob, JobSender, SenderToken, hashed
from .reading import JobSaid, RowReader

#: Rows that one statement looks for.
PART = 500
#: Refused rows that are kept and told by name; all are counted.
MOST_TOLD = 200


@transaction.atomic
def take_jobs(
    *,
    sender: JobSender,
    rows: Iterable[tuple[int, Any]],
    reader: RowReader,
    token: SenderToken | None = None,
    by: User | None = None,
) -> Delivery:
    """Take what can be read and has not come before; the rest is counted and told.

    The first word of a sender on one of its ids stands. Two deliveries of one sender wait for each other.
    """
    sender = locked(sender)
    delivery = Delivery.objects.create(sender=sender, token=token, uploaded_by=by)
    for part in in_parts(list(_readable(delivery, rows, reader)), PART):
        _take_part(delivery, {job.own_id: job for job in reversed(part)}, len(part))
    delivery.save()
    if by is not None:
        record_fact("finished_jobs_uploaded", subject=delivery, actor=by, taken=delivery.taken)
    return delivery


def _readable(
    delivery: Delivery, rows: Iterable[tuple[int, Any]], reader: RowReader
) -> Iterator[JobSaid]:
    for place, said in rows:
        try:
            job = reader(said)
        except Unfit as unfit:
            delivery.refused += 1
            if len(delivery.refusals) < MOST_TOLD:
                delivery.refusals.append({"row": place, "why": str(unfit)})
        else:
            yield job


def _take_part(delivery: Delivery, said: dict[str, JobSaid], number: int) -> None:
    there = FinishedJob.objects.filter(sender=delivery.sender, own_id__in=said)
    known = set(there.values_list("own_id", flat=True))
    new = [job for job in said.values() if job.own_id not in known]
    whose = customers_by_reference([job.reference for job in new if job.reference])
    FinishedJob.objects.bulk_create(
        FinishedJob(
            delivery=delivery,
            sender=delivery.sender,
            own_id=job.own_id,
            job_type=job.job_type,
            customer_id=whose.get(job.reference),
            reference="" if job.reference in whose else job.reference,
            finished_on=job.finished_on,
        )
        for job in new
    )
    delivery.taken += len(new)
    delivery.there_already += number - len(new)


@transaction.atomic
def settle_job(*, job: FinishedJob, customer: Customer, by: User) -> int:
    """Say whose it is; so are all others of this sender with the same reference. How many that were."""
    job = locked(job)
    if not job.is_unsettled:
        raise Refused("Somebody has settled this one already.")
    same = FinishedJob.objects.filter(sender=job.sender, reference=job.reference)
    number = same.filter(customer=None).update(customer=customer, reference="")
    record_fact("finished_job_settled", subject=job, actor=by, jobs=number)
    return number


@transaction.atomic
def put_job_aside(*, job: FinishedJob, by: User) -> None:
    """It is nobody's whom we can ask. Pressed twice, nothing more happens."""
    job = locked(job)
    if job.is_unsettled:
        job.reference = ""
        job.save(update_fields=["reference"])
        record_fact("finished_job_put_aside", subject=job, actor=by)


def settle_known() -> int:
    """Of those whose reference was nobody's, those who are customers by now. How many that were."""
    found = 0
    references = FinishedJob.objects.unsettled().order_by("reference").distinct()
    for part in in_parts(list(references.values_list("reference", flat=True)), PART):
        for reference, customer in customers_by_reference(part).items():
            theirs = FinishedJob.objects.unsettled().filter(reference=reference)
            found += theirs.update(customer=customer, reference="")
    return found


def clear_old() -> None:
    """Jobs done longer ago than the house rule says go, and then the deliveries that hold none."""
    today = timezone.localdate()
    oldest = today - dt.timedelta(days=FINISHED_JOB_DAYS.value)
    FinishedJob.objects.finished_before(oldest).delete()
    received = timezone.now() - dt.timedelta(days=FINISHED_JOB_DAYS.value)
    Delivery.objects.filter(received_at__lt=received, jobs=None).delete()


@transaction.atomic
def add_sender(*, name: str, by: User) -> JobSender:
    try:
        with transaction.atomic():
            sender = JobSender.objects.create(name=name, added_by=by)
    except IntegrityError:
        raise Refused("There is a system with this name already.") from None
    record_fact("job_sender_added", subject=sender, actor=by)
    return sender


@transaction.atomic
def make_token(*, sender: JobSender, by: User) -> tuple[SenderToken, str]:
    """The row and the secret, which nobody can be told again."""
    secret = secrets.token_urlsafe(32)
    token = SenderToken.objects.create(
        sender=sender, hashed=hashed(secret), hint=secret[-4:], made_by=by
    )
    record_fact("job_token_made", subject=token, actor=by, sender=sender.name)
    return token, secret


@transaction.atomic
def revoke_token(*, token: SenderToken, by: User) -> None:
    token = locked(token)
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        record_fact("job_token_revoked", subject=token, actor=by, sender=token.sender.name)
