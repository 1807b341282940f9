"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from participation.people.customers.personal_rows import Rule, declare
from participation.people.customers.record_steps import Traces, also_erase

from .models import NewsRequest, Response

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


@also_erase
def forget_news_asked_for_as_a_visitor(person: Traces) -> None:
    """Before they joined, or without signing in: known by the address that they left."""
    visitors = NewsRequest.objects.filter(customer=None)
    for email in person.emails:
        visitors.filter(email__iexact=email).delete()
