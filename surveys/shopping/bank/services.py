"""What staff keep of shoppers, and the set enquiries that they give them."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.periods import FinancialYear
from base.core.refused import Refused
from base.core.rows import locked
from participation.joining.involvement.models import Placement
from participation.messages.contact.services import send
from participation.questionnaires.codes.in_messages import own_address, own_signs
from participation.questionnaires.codes.services import give_codes

from ..models import Assignment, Scenario, Shopper
from .who_may import candidates


@transaction.atomic
def change_shopper(
    *,
    placement: Placement,
    trained_on: dt.date | None,
    training: str,
    channels: list[str],
    known_to: list[str],
    from_landlord: str,
    lent_to: str,
    by: User,
) -> Shopper:
    """Note what somebody was trained in, and what we must know before we send them."""
    placement = locked(placement)
    if trained_on and trained_on > timezone.localdate():
        raise Refused("The training is still to come. Note it once it has been.")
    if trained_on and not training:
        raise Refused("Say what they were trained in.")
    if from_landlord and lent_to:
        raise Refused("Somebody comes from a partner landlord, or goes to one.")
    placement.trained_on, placement.training = trained_on, training
    placement.save()
    shopper, _ = Shopper.objects.update_or_create(
        placement=placement,
        defaults={
            "channels": channels,
            "known_to": known_to,
            "from_landlord": from_landlord,
            "lent_to": lent_to,
        },
    )
    record_fact("shopper_changed", subject=shopper, actor=by)
    return shopper


@transaction.atomic
def give_enquiry(
    *, scenario: Scenario, placement: Placement, due_on: dt.date, by: User
) -> Assignment:
    """Give it to somebody whom the service does not know, and tell them what to do.

    Raises Refused with the rule that stands against it.
    """
    scenario = locked(scenario)  # given to the same one twice at once, the second is refused
    if not scenario.is_in_use:
        raise Refused("This scenario is not in use.")
    today = timezone.localdate()
    if due_on < today:
        raise Refused("The day it is due has passed. Choose one to come.")
    year = FinancialYear.of(due_on).start_year
    if not scenario.first_year <= year <= scenario.last_year:
        raise Refused(f"This scenario is for {scenario.years}. Choose a day in these years.")
    found = next((one for one in candidates(scenario) if one.placement == placement), None)
    if found is None:
        raise Refused("They are not a mystery shopper now.")
    if found.why_not:
        raise Refused(f"{found.customer}: {found.why_not}.")
    assignment = Assignment.objects.create(
        scenario=scenario, customer=found.customer, due_on=due_on, assigned_by=by
    )
    record_fact("set_enquiry_given", subject=assignment, actor=by)
    questionnaire = scenario.questionnaire
    assert questionnaire is not None  # a scenario in use has its questions
    give_codes(questionnaire=questionnaire, customers=[found.customer.pk])
    send(
        found.customer,
        "shopping/email/set_enquiry",
        dedupe_key=f"shopping.assignment:{assignment.pk}",
        about=f"shopping.assignment:{assignment.pk}",
        context={
            "assignment": assignment,
            "scenario": scenario,
            "address": own_address(questionnaire.pk),
            "code": own_signs(questionnaire.pk),
        },
    )
    return assignment


@transaction.atomic
def call_off(*, assignment: Assignment, by: User) -> Assignment:
    """They need not make this enquiry any more, and are told. One that is back stays."""
    assignment = locked(assignment)
    if assignment.is_done:
        raise Refused("They have made this enquiry already.")
    if assignment.called_off_at is None:
        assignment.called_off_at = timezone.now()
        assignment.save(update_fields=["called_off_at"])
        record_fact("set_enquiry_called_off", subject=assignment, actor=by)
        send(
            assignment.customer,
            "shopping/email/called_off",
            dedupe_key=f"shopping.called_off:{assignment.pk}",
            about=f"shopping.assignment:{assignment.pk}",
            context={"assignment": assignment, "scenario": assignment.scenario},
        )
    return assignment
