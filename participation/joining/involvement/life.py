"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

import datetime as dt

from django.db.models import Q
from django.utils import timezone

from base.core.house_rules import UNFINISHED_DAYS
from participation.people.customers.models import Customer
from participation.people.customers.personal_rows import Rule, declare
from participation.people.customers.record_steps import (
    Traces,
    also_clear,
    also_erase,
    tells_details,
)

from .join.lists import Lists
from .join.summary import Line, about_the_person, answers_of, choices_in_words
from .models import Interest, Joining, OfferAnswer, Placement

declare(
    Interest,
    Rule(
        "Interests",
        one_per=("opportunity_id",),
        among=~Q(state__in=["declined", "ended", "withdrawn"]),
        ended={"state": "withdrawn"},
        stays={"state": ("placed", "trial", "contacted", "new")},
        erase="blank",
        blank={"reason": "Erased", "declares": "", "declared": ""},
        own_copy=(
            "opportunity",
            "state",
            "expressed_at",
            "moved_at",
            "reason",
            "declares",
            "declared",
        ),
        headings={
            "expressed_at": "You asked",
            "moved_at": "Last changed",
            "declares": "Interests",
            "declared": "Interests you declared",
        },
        sign_of_life="expressed_at",
        in_service=Q(state=Interest.State.PLACED),
    ),
)
declare(
    Interest.history.model,
    Rule(
        "Earlier states of interests",
        erase="blank",
        blank={"reason": "Erased", "declares": "", "declared": ""},
    ),
)
declare(
    Placement,
    Rule(
        "Places in groups",
        erase="blank",
        blank={"end_reason": "Erased"},
        blank_where=Q(ended_on__isnull=False),
        own_copy=("role_title", "started_on", "training", "ended_on", "end_reason"),
        headings={"end_reason": "Why it ended"},
    ),
    through="interest__customer",
)
declare(
    Placement.history.model,
    Rule(
        "Earlier states of places in groups",
        erase="blank",
        blank={"end_reason": "Erased"},
        blank_where=~Q(end_reason=""),
    ),
    through="interest__customer",
)
declare(
    OfferAnswer,
    Rule(
        "What they took or left",
        one_per=("offer_id",),
        own_copy=("offer", "takes", "answered_at"),
        headings={"takes": "You take it"},
    ),
)
declare(
    Joining,
    Rule(
        "What they sent when they joined",
        erase="blank",
        blank={"answers": {}, "email": ""},
        own_copy=("sent_at", "email", "answers"),
        sign_of_life="sent_at",
    ),
)


@also_erase
def forget_unfinished_joinings(person: Traces) -> None:
    for email in person.emails:
        Joining.objects.filter(customer=None, email__iexact=email).delete()


@also_clear
def clear_unconfirmed_joinings() -> None:
    """Joinings nobody confirmed, once they have had time to come back."""
    limit = timezone.now() - dt.timedelta(days=UNFINISHED_DAYS.value)
    Joining.objects.filter(applied_at=None, customer=None, sent_at__lt=limit).delete()


@tells_details
def details_as_given(customer: Customer) -> list[Line]:
    answers, lists = answers_of(customer), Lists.of(customer)
    return [*about_the_person(answers, lists), *choices_in_words(answers, lists)]
