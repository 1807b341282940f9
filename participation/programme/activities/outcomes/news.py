"""A move of an outcome becomes news, for a worker to tell those who took part (see ``telling``)."""

from django.db import transaction

from ..models import Outcome, OutcomeNews
from ..tasks import tell_outcome_news


def tell_of_move(outcome: Outcome) -> None:
    """Have those who took part told where the outcome stands now, once it can be read in public.

    Coming back to a state goes through the list again, and reaches only those not told of it yet.
    """
    if not (outcome.activity_id and outcome.published_at) or outcome.state == Outcome.State.HEARD:
        return
    news, _ = OutcomeNews.objects.update_or_create(
        outcome=outcome, state=outcome.state, defaults={"told_up_to": 0, "finished_at": None}
    )
    transaction.on_commit(lambda: tell_outcome_news.delay(news.pk), robust=True)
