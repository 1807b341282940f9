"""Each month every shopper is asked for a real contact that they had with us (F-04, F-48)."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.jobs import Hold, JobState
from base.core.periods import Month
from participation.joining.involvement.models import Opportunity
from participation.messages.contact.services import send
from participation.people.customers.models import Customer
from participation.questionnaires.codes.in_messages import own_address, own_signs
from participation.questionnaires.codes.services import give_codes

from .asked import ask_of_real_contact
from .models import Round, shoppers

BATCH = 200


def open_this_month(today: dt.date | None = None) -> Round | None:
    """The round of the month, new or there already; None where nobody is a shopper."""
    month = Month.of(today or timezone.localdate())
    found = Round.objects.filter(month=month.first).first()
    officer = whoever_leads()
    if found is not None or officer is None:
        return found
    with transaction.atomic():
        questionnaire = ask_of_real_contact(title=f"Mystery shopping, {month}", by=officer)
        a_round, made = Round.objects.get_or_create(
            month=month.first, defaults={"questionnaire": questionnaire}
        )
        if not made:  # another worker was as quick
            questionnaire.delete()
    return a_round


def whoever_leads() -> User | None:
    """The officer who recruits shoppers; None while there are none."""
    placed = shoppers().values("interest__opportunity")
    led = Opportunity.objects.filter(pk__in=placed).select_related("recruiting_officer")
    opportunity = led.order_by("pk").first()
    return opportunity.recruiting_officer if opportunity else None


def ask_everybody(hold: Hold) -> None:
    """Write to each shopper once, whoever begins again."""
    a_round: Round = hold.row
    if a_round.is_open:
        everybody = shoppers().order_by("interest__customer").distinct()
        numbers = list(everybody.values_list("interest__customer", flat=True))
        for start in range(0, len(numbers), BATCH):
            with transaction.atomic():
                hold.tell("Writing to shoppers", 100 * start // len(numbers))
                _ask(a_round, numbers[start : start + BATCH])
    hold.finish(JobState.DONE)


def _ask(a_round: Round, numbers: list[int]) -> None:
    give_codes(questionnaire=a_round.questionnaire, customers=numbers, ends_at=a_round.closes_at)
    for customer in Customer.objects.filter(pk__in=numbers).order_by("pk"):
        send(
            customer,
            "shopping/email/this_month",
            dedupe_key=f"shopping.round:{a_round.pk}:{customer.pk}",
            about=f"shopping.round:{a_round.pk}",
            context={
                "round": a_round,
                "address": own_address(a_round.questionnaire_id),
                "code": own_signs(a_round.questionnaire_id),
            },
        )
