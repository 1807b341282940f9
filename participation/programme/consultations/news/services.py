"""Who wants to hear what is decided, and telling them."""

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.jobs import LIFE
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.services import rendered, send_to_address
from participation.people.customers.models import Customer

from ..models import Consultation, DecisionNews, NewsRequest
from ..tasks import tell_decision

IT_IS_DECIDED = "This is decided already. You can read it on its page."


@transaction.atomic
def ask_for_news(
    *, consultation: Consultation, customer: Customer | None = None, email: str = ""
) -> NewsRequest:
    """Have somebody told of the decision. Asked twice, it is asked once; a visitor confirms from their inbox."""
    consultation = locked(consultation)
    if consultation.decided_on or consultation.cancelled_at:
        raise Refused(IT_IS_DECIDED)
    if customer is not None:
        request, _ = NewsRequest.objects.get_or_create(
            consultation=consultation,
            customer=customer,
            defaults={"confirmed_at": timezone.now()},
        )
        return request
    before = NewsRequest.objects.filter(consultation=consultation, email__iexact=email).first()
    request = before or NewsRequest.objects.create(consultation=consultation, email=email)
    if request.confirmed_at is None:
        template = "consultations/email/confirm_news"
        subject, text = rendered(template, {"consultation": consultation, "request": request})
        send_to_address(
            request.email,
            template=template,
            subject=subject,
            text=text,
            dedupe_key=f"consultations.news_request:{request.pk}:{timezone.localdate()}",
        )
    return request


@transaction.atomic
def confirm_news(*, request: NewsRequest) -> NewsRequest:
    """It is their address. Confirmed twice, nothing happens."""
    request = locked(request)
    if request.confirmed_at is None:
        request.confirmed_at = timezone.now()
        request.save(update_fields=["confirmed_at"])
    return request


@transaction.atomic
def drop_news_request(*, request: NewsRequest) -> None:
    """They want no news of it any more, and we keep nothing of theirs."""
    request.delete()


@transaction.atomic
def tell_of_decision(*, consultation: Consultation, by: User) -> DecisionNews:
    """Have everybody told who has not heard: when it is decided, and again for those who came later."""
    consultation = locked(consultation)
    if consultation.decided_on is None:
        raise Refused("Record the decision first.")
    news, new = DecisionNews.objects.get_or_create(consultation=consultation)
    if news.is_unfinished and not new:
        return news
    news.put_in_queue()
    news.save(update_fields=LIFE)
    if not new:
        record_fact("decision_told", subject=consultation, actor=by)
    transaction.on_commit(lambda: tell_decision.delay(news.pk), robust=True)
    return news
