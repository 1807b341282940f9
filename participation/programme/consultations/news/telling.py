"""The worker's side of telling what was decided: so many people at a time, nobody twice."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from base.core.jobs import Hold, JobState
from participation.messages.contact.models import Purpose
from participation.messages.contact.services import rendered, send, send_to_address
from participation.people.customers.models import Customer

from ..models import Consultation, NewsRequest, Response

BATCH = 100
TEMPLATE = "consultations/email/decided"


def untold_answers(consultation: Consultation) -> QuerySet[Response]:
    """Of people who took part by name and want to hear what came of things."""
    return consultation.responses.filter(
        told_at=None, customer__erased_at=None, customer__wants_results=True
    )


def untold_requests(consultation: Consultation) -> QuerySet[NewsRequest]:
    return consultation.news_requests.to_tell()


def tell(hold: Hold) -> None:
    """Begun again after a worker died, it goes on with those who have not heard."""
    consultation = hold.row.consultation
    told = 0
    while some := tell_some(consultation):
        told += some
        hold.tell(f"{told:,} told", 50)
    hold.finish(JobState.DONE)


@transaction.atomic
def tell_some(consultation: Consultation) -> int:
    """The next of them: customers first, then visitors. How many were told; 0 where nobody is left."""
    customers = _customers(consultation)
    for customer in customers:
        send(
            customer,
            TEMPLATE,
            purpose=Purpose.SERVICE,
            about=f"consultations.consultation:{consultation.pk}",
            dedupe_key=f"consultations.decided:{consultation.pk}:{customer.pk}",
            context={"consultation": consultation, "name": customer.name},
        )
    now = timezone.now()
    untold_answers(consultation).filter(customer__in=customers).update(told_at=now)
    untold_requests(consultation).filter(customer__in=customers).update(told_at=now)
    return len(customers) or _tell_visitors(consultation)


def _customers(consultation: Consultation) -> list[Customer]:
    answered = untold_answers(consultation).order_by().values("customer")
    asked = untold_requests(consultation).order_by().exclude(customer=None).values("customer")
    return list(Customer.objects.filter(pk__in=answered.union(asked)).order_by("pk")[:BATCH])


def _tell_visitors(consultation: Consultation) -> int:
    """Their address goes with the news: it was left for nothing else."""
    requests = list(untold_requests(consultation).filter(customer=None)[:BATCH])
    for request in requests:
        subject, text = rendered(TEMPLATE, {"consultation": consultation, "name": ""})
        send_to_address(
            request.email,
            template=TEMPLATE,
            subject=subject,
            text=text,
            dedupe_key=f"consultations.decided:{consultation.pk}:request:{request.pk}",
        )
        request.delete()
    return len(requests)
