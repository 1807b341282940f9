"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from django.db.models import Q

from participation.people.customers.personal_rows import Rule, declare

from .models import Membership

# Who was chair of what tells who it was, so nothing of it stays.
declare(
    Membership,
    Rule(
        "Groups they sit on",
        one_per=("group_id",),
        among=Q(until_on=None),
        erase="delete",
        own_copy=("group", "role", "from_on", "until_on"),
        headings={"from_on": "From", "until_on": "Until"},
    ),
)
declare(
    Membership.history.model,
    Rule("Earlier states of sitting on groups", erase="delete"),
)
