"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from participation.people.customers.personal_rows import Rule, declare, erased_where_said
from participation.people.customers.record_steps import ERASED_NAME, Traces, also_erase

from .models import FormatRequest

ERASED = {
    "what": "Erased",
    "details": "",
    "met_how": erased_where_said("met_how"),
    "refused_reason": erased_where_said("refused_reason"),
}
#: What somebody who was not signed in left with us. An open request still says whom to answer: nobody.
VISITOR_ERASED = {**ERASED, "name": ERASED_NAME, "reach": ERASED_NAME}

declare(
    FormatRequest,
    Rule(
        "What they asked for in another format or language",
        erase="blank",
        blank=ERASED,
        own_copy=(
            "asked_on",
            "what",
            "format",
            "language",
            "details",
            "met_on",
            "met_how",
            "refused_on",
            "refused_reason",
        ),
        headings={
            "met_on": "Ready",
            "met_how": "How you have it",
            "refused_reason": "Why we could not do it",
        },
        sign_of_life="asked_on",
    ),
)


@also_erase
def forget_what_they_asked_as_a_visitor(person: Traces) -> None:
    """Before they joined, or without signing in: known by the address or number that they left."""
    visitors = FormatRequest.objects.filter(customer=None)
    for email in person.emails:
        visitors.filter(reach__iexact=email).update(**VISITOR_ERASED)
    visitors.filter(reach__in=person.phone_as_typed).update(**VISITOR_ERASED)
