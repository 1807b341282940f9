"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

import datetime as dt

from django.db.models import Q
from django.utils import timezone

from base.core.documents import forget_file
from base.core.house_rules import UNFINISHED_DAYS
from participation.people.customers.personal_rows import MOMENT, Rule, declare
from participation.people.customers.record_steps import Traces, also_clear, also_erase

from .models import WrittenSection
from .services import take_out

State = WrittenSection.State

declare(
    WrittenSection,
    Rule(
        "What they wrote for reports",
        one_per=("kind", "about"),
        among=~Q(state=State.TAKEN_BACK),
        ended={"state": State.TAKEN_BACK, "taken_back_at": MOMENT, "agreed_at": None},
        stays={"state": (State.ACCEPTED, State.HANDED_IN, State.SENT_BACK, State.ASKED)},
        erase="blank",
        blank={
            "wish": "",
            "title": "",
            "text": "",
            "picture": "",
            "alt": "",
            "named": "",
            "agreed_at": None,
            "agreed_to": "",
            "sent_back_why": "",
            "state": State.TAKEN_BACK,
            "taken_back_at": MOMENT,
        },
        own_copy=("report", "title", "text", "alt", "named", "state", "handed_in_at"),
        headings={"alt": "What the picture shows", "named": "How you wished to be named"},
        sign_of_life="handed_in_at",
    ),
)


@also_erase
def take_their_words_out(person: Traces) -> None:
    """Out of a report that is built and not published; and their name from what a group wrote."""
    for section in WrittenSection.objects.accepted().filter(customer__in=person.numbers):
        take_out(section, by=None)
    sat_on = WrittenSection.objects.filter(group__memberships__customer__in=person.numbers)
    theirs = WrittenSection.objects.filter(pk__in=sat_on.values("pk"))
    for section in theirs.filter(named__icontains=person.customer.name):
        take_out(section, by=None)
        section.named = ""
        section.save(update_fields=["named"])


@also_clear
def forget_what_was_taken_back() -> None:
    """A while after: long enough to ask for it again."""
    limit = timezone.now() - dt.timedelta(days=UNFINISHED_DAYS.value)
    gone = WrittenSection.objects.filter(state=State.TAKEN_BACK, taken_back_at__lt=limit)
    for section in gone.exclude(picture=""):
        forget_file(section.picture)
    nothing = {"title": "", "text": "", "alt": "", "named": ""}
    gone.exclude(**nothing).update(**nothing)
