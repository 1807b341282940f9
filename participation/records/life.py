"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from django.db.models import Q

from participation.people.customers.personal_rows import MOMENT, Rule, declare

from .models import Acting, DataCopy, DataRequest, DifferentPeople, Merge, RetentionCase

declare(
    Acting,
    Rule(
        "Times an officer filled in forms for them",
        own_copy=("began_at", "officer", "asked"),
        sign_of_life="began_at",
    ),
)
declare(
    Merge,
    Rule("Records joined into this one", erase="blank", blank={"moved": {}, "final_at": MOMENT}),
    through="kept",
)
declare(
    DataCopy,
    Rule("Copies of their data", among=Q(state__in=["queued", "making"]), erase="delete"),
)
declare(
    DataRequest,
    Rule(
        "What they asked about their data",
        one_per=("kind",),
        among=Q(state="open"),
        erase="blank",
        blank={"said": "", "reason": "Erased", "error": ""},
        own_copy=("kind", "said", "asked_at", "due_on", "state", "reason"),
        sign_of_life="asked_at",
    ),
)
declare(
    RetentionCase,
    Rule(
        "Times we were about to erase the record",
        among=Q(ended_at=None),
        erase="blank",
        blank={"held_reason": "Erased", "error": ""},
        own_copy=("why", "found_at", "erase_on", "held_reason"),
        headings={"found_at": "Noticed"},
    ),
)
for side in ("one", "other"):
    declare(
        DifferentPeople, Rule("Marked as somebody else", drop=True, erase="delete"), through=side
    )
