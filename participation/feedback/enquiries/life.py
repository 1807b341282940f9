"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from participation.feedback.ideas.models import Idea, Issue
from participation.people.customers.personal_rows import Rule, declare, erased_where_said
from participation.people.customers.record_steps import Traces, also_clear, also_erase

from .models import Enquiry
from .services import forget_visitors

ERASED = {
    "said": "Erased",
    "answer": "",
    "note": erased_where_said("note"),
    "passed_on": erased_where_said("passed_on"),
}
#: What somebody who was not signed in left with us.
VISITOR_ERASED = {**ERASED, "name": "", "email": "", "phone": ""}

declare(
    Enquiry,
    Rule(
        "What they told us on a page",
        erase="blank",
        blank=ERASED,
        own_copy=("sent_at", "kind", "again", "about", "said", "answer", "answered_at"),
        sign_of_life="sent_at",
    ),
)
also_clear(forget_visitors)


@also_erase
def forget_words_put_down(person: Traces) -> None:
    """What they told us, where an idea or an issue still says it as they did. The decision stays."""
    for enquiry in Enquiry.objects.filter(customer__in=person.numbers):
        for noted in (Idea, Issue):
            of_theirs = noted.objects.filter(enquiries=enquiry).values("pk")
            for rows in (
                noted.objects.filter(pk__in=of_theirs),
                noted.history.filter(id__in=of_theirs),
            ):
                rows.filter(what=enquiry.said).update(what="Erased with the person who said it.")


@also_erase
def forget_what_they_told_us_as_a_visitor(person: Traces) -> None:
    """Before they joined, or without signing in: known by the address or number that they left."""
    visitors = Enquiry.objects.filter(customer=None)
    for email in person.emails:
        visitors.filter(email__iexact=email).update(**VISITOR_ERASED)
    if number := person.customer.phone:
        visitors.filter(phone=number).update(**VISITOR_ERASED)
