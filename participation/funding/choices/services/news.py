"""Telling the result, and what is finished, to those who asked and to whoever sent the idea."""

from django.db.models import Q, QuerySet

from base.core.jobs import Hold, JobState
from participation.messages.contact.services import send
from participation.people.customers.models import Customer

from ..models import News, NewsWish, Round

#: A sign of life after so many.
EACH = 50


def wants_news(*, round: Round, customer: Customer) -> None:
    """Pressed twice, it is once."""
    NewsWish.objects.get_or_create(round=round, customer=customer)


def wants_no_news(*, round: Round, customer: Customer) -> None:
    NewsWish.objects.filter(round=round, customer=customer).delete()


def who_hears(news: News) -> QuerySet[Customer]:
    """Whoever asked, and whoever sent an idea: of the result all of them, of a project those of its ideas."""
    ideas = Q(choices_ideas__round=news.round, choices_ideas__shown_at__isnull=False)
    if news.project is not None:
        ideas = Q(choices_ideas__project=news.project)
    asked = Q(choices_news__round=news.round)
    return Customer.objects.current().filter(asked | ideas).distinct().order_by("pk")


def tell_news(hold: Hold) -> None:
    """Begun again in the middle, nobody hears twice."""
    news: News = hold.row
    name = "finished" if news.project else "result"
    template = f"choices/email/{name}"
    for at, customer in enumerate(who_hears(news).iterator(chunk_size=EACH)):
        if at % EACH == 0:
            hold.tell("Telling those who asked", 50)
        send(
            customer,
            template,
            dedupe_key=f"{template}:{news.project_id or news.round_id}:{customer.pk}",
            about=f"choices.round:{news.round_id}",
            context={"round": news.round, "project": news.project},
        )
    hold.finish(JobState.DONE)
