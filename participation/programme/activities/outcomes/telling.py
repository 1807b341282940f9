"""Who took part hears what came of it, by the way they chose.

A move of an outcome is written down as :class:`OutcomeNews` with the move itself; a worker then
tells people a batch at a time. Every message has its own dedupe key, so that two workers, or one
that starts again, tell nobody twice.
"""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from participation.messages.contact.models import Purpose
from participation.messages.contact.services import send
from participation.people.customers.models import Customer

from ..models import Engagement, OutcomeNews

BATCH = 100


@transaction.atomic
def tell_next_batch(news_id: int) -> bool:
    """Tell the next hundred people. True while there are more; False also while another worker is at it."""
    news = (
        OutcomeNews.objects.select_for_update(of=("self",), skip_locked=True)
        .select_related("outcome__activity", "outcome__area")
        .filter(pk=news_id, finished_at=None)
        .first()
    )
    if news is None:
        return False
    people = list(still_to_tell(news)[:BATCH])
    for customer in people:
        send(
            customer,
            "activities/email/outcome_moved",
            purpose=Purpose.SERVICE,
            about=f"activities.outcome:{news.outcome_id}",
            dedupe_key=f"outcome:{news.outcome_id}:{news.state}:{customer.pk}",
            context={"outcome": news.outcome, "activity": news.outcome.activity},
        )
    if len(people) < BATCH:
        news.finished_at = timezone.now()
    else:
        news.told_up_to = people[-1].pk
    news.save(update_fields=["told_up_to", "finished_at"])
    return news.finished_at is None


def still_to_tell(news: OutcomeNews) -> QuerySet[Customer]:
    """Everybody who took part and asked to hear. Nobody, if the outcome has moved on meanwhile."""
    outcome = news.outcome
    if outcome.state != news.state or outcome.published_at is None:
        return Customer.objects.none()
    took_part = Engagement.objects.named().filter(activity=outcome.activity_id)
    return Customer.objects.filter(
        pk__in=took_part.values("customer"),
        pk__gt=news.told_up_to,
        wants_results=True,
        erased_at=None,
    ).order_by("pk")


def unfinished_news_ids() -> list[int]:
    """What a lost broker or a killed worker left behind, the oldest first."""
    waiting = OutcomeNews.objects.filter(finished_at=None).order_by("created_at")
    return list(waiting.values_list("pk", flat=True)[:100])
