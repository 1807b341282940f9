"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from django.db.models import Q

from participation.people.customers.personal_rows import MOMENT, Rule, declare

from .models import Mapper, RecentUser

declare(
    Mapper,
    Rule(
        "Entries in the register of mappers",
        among=Q(ended_on=None),
        ended={"ended_on": MOMENT},
        latest="trained_on",
        # Who drew a map goes with it; the map itself says nothing of them.
        erase="delete",
        own_copy=("trained_on", "trained_by", "trains_others", "ended_on"),
        headings={
            "trained_on": "Trained on",
            "trained_by": "Trained by",
            "trains_others": "Trains others",
            "ended_on": "On the register until",
        },
        sign_of_life="trained_on",
        in_service=Q(ended_on=None),
    ),
)
declare(
    RecentUser,
    Rule(
        "Joint sessions that they were listed for",
        one_per=("investigation_id",),
        stays={"answer": ("yes", "no", "")},
        erase="delete",
        own_copy=("investigation", "used_on", "asked_on", "answer", "came"),
        headings={
            "used_on": "Used the service on",
            "asked_on": "Asked on",
            "came": "Came",
        },
        sign_of_life="answered_on",
    ),
)
