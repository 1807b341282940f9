"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from participation.people.customers.personal_rows import Rule, declare

from .models import Response

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
