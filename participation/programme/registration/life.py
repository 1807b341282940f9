"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from participation.people.customers.personal_rows import Rule, declare, erased_where_said

from .models import OfficeBearer

# That a group had a chair stays in its application; who it was does not.
declare(
    OfficeBearer,
    Rule(
        "Offices they hold in groups that applied to be registered",
        erase="blank",
        blank={
            "name": "Erased",
            "reached": erased_where_said("reached"),
            "public_contact": "",
        },
        own_copy=("registration", "office", "reached", "public_contact"),
        headings={
            "registration": "Application",
            "reached": "How to reach you",
            "public_contact": "What everybody may read",
        },
    ),
)
