"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

import datetime as dt

from django.utils import timezone

from participation.people.customers.models import Customer
from participation.people.customers.personal_rows import Rule, declare
from participation.people.customers.record_steps import MergeStep, Traces, also_erase, also_merge
from participation.questionnaires.models import Sheet

from .answering import HOW_OF, in_words_of
from .models import ForumPost, ForumSupport, NewsRequest, Response

declare(
    Response,
    Rule(
        "Answers to consultations",
        one_per=("consultation_id",),
        erase="blank",
        blank={"said": ""},
        own_copy=("consultation", "how", "received_on", "said"),
        headings={"how": "How it reached us"},
        sign_of_life="received_on",
    ),
)
declare(
    NewsRequest,
    Rule(
        "Decisions they want to hear of",
        one_per=("consultation_id",),
        erase="delete",
        own_copy=("consultation", "asked_at", "told_at"),
        headings={"asked_at": "Asked", "told_at": "Heard"},
    ),
)


declare(
    ForumPost,
    Rule(
        "What they wrote in forums",
        erase="blank",
        blank={"words": "Erased"},
        own_copy=("topic", "written_at", "words", "turned_down_because", "answer"),
        sign_of_life="written_at",
    ),
)
declare(
    ForumSupport,
    Rule(
        "What they support in forums",
        one_per=("post_id",),
        erase="delete",
        own_copy=("post", "at"),
    ),
)


@also_erase
def forget_news_asked_for_as_a_visitor(person: Traces) -> None:
    """Before they joined, or without signing in: known by the address that they left."""
    visitors = NewsRequest.objects.filter(customer=None)
    for email in person.emails:
        visitors.filter(email__iexact=email).delete()


def say_what_was_said_last(away: Customer, kept: Customer) -> list:
    """Of two who are one the later answer counts, and what is on record of them says the same.

    Returns each response that says something else now, with how and when the other one came.
    """
    changed = []
    for response, sheet in _answered_here(Response.objects.filter(customer=kept)):
        said, came_on = in_words_of(sheet), sheet.received_on or timezone.localdate(sheet.sent_at)
        if (said, came_on) == (response.said, response.received_on):
            continue  # the same words on another day may be late
        changed.append([response.pk, response.how, response.received_on.isoformat()])
        response.how, response.received_on, response.said = HOW_OF[sheet.mode], came_on, said
        response.save(update_fields=["how", "received_on", "said"])
    return changed


def say_what_each_said(changed: list, away: int) -> None:
    """Taken back: each says what stands on their own sheet again."""
    before = {pk: (how, dt.date.fromisoformat(day)) for pk, how, day in changed}
    for response, sheet in _answered_here(Response.objects.filter(pk__in=before)):
        response.how, response.received_on = before[response.pk]
        response.said = in_words_of(sheet)
        response.save(update_fields=["how", "received_on", "said"])


def _answered_here(responses):
    for response in responses.exclude(consultation__questionnaire=None).select_related(
        "consultation"
    ):
        asked = response.consultation.questionnaire_id
        sheet = Sheet.objects.counted().filter(questionnaire=asked, customer=response.customer_id)
        if (last := sheet.first()) is not None:
            yield response, last


also_merge(MergeStep("responses", say_what_was_said_last, say_what_each_said))
