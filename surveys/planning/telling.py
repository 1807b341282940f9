"""Whoever answered a survey hears when its results can be read, if they said that they want to.

Every message has a key of its own, so that a worker that begins again tells nobody twice.
"""

from django.db import transaction
from django.db.models import QuerySet

from base.core.jobs import Hold, JobState
from participation.messages.contact.services import send
from participation.people.customers.models import Customer
from participation.programme.activities.models import Engagement
from participation.questionnaires.models import PersonalCode

from ..models import ResultsNews, Survey

BATCH = 100


def tell_all(hold: Hold) -> None:
    news: ResultsNews = hold.row
    while people := list(still_to_tell(news)[:BATCH]):
        with transaction.atomic():
            hold.tell("Telling people", 50)  # holds the row until these are told
            for customer in people:
                send(
                    customer,
                    "surveys/email/results",
                    about=f"surveys.survey:{news.survey_id}",
                    dedupe_key=f"surveys.results:{news.survey_id}:{customer.pk}",
                    context={"survey": news.survey},
                )
            news.told_up_to = people[-1].pk
            hold.write(told_up_to=news.told_up_to)
    hold.finish(JobState.DONE)


def still_to_tell(news: ResultsNews) -> QuerySet[Customer]:
    return Customer.objects.filter(
        pk__in=who_answered(news.survey).order_by().values("customer"),
        pk__gt=news.told_up_to,
        wants_results=True,
        erased_at=None,
    ).order_by("pk")


def who_answered(survey: Survey) -> QuerySet:
    """Rows that name them: of an anonymous survey, codes that are spent."""
    if survey.is_anonymous:
        return PersonalCode.objects.filter(
            questionnaire=survey.questionnaire_id, spent_on__isnull=False, customer__isnull=False
        )
    answered = Engagement.objects.named().filter(role=Engagement.Role.RESPONDED)
    return answered.filter(activity=survey.pk)
