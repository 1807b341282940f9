"""Whom the send-out of a scheduled cycle is for: those whom it asks and who have not answered."""

from django.urls import reverse

from participation.people.customers.models import Customer, CustomerQuerySet

from ..answering.quotas import not_answered
from ..answering.ringing import to_remind
from ..launching.posted import who_had_their_days
from ..models import ScheduledCycle

OF_A_CYCLE = "surveys.scheduledcycle"


def still_to_answer(number: int) -> CustomerQuerySet:
    cycle = _cycle(number)
    if cycle is None:
        return Customer.objects.none()
    people = not_answered(cycle.still_in(), cycle.survey)
    found = Customer.objects.current().filter(pk__in=people.order_by().values("customer"))
    return to_remind(who_had_their_days(found, cycle.source), cycle.survey)


def named(number: int) -> str:
    cycle = _cycle(number)
    return f"“{cycle.schedule}”, those asked about a job" if cycle else "Those asked about a job"


def address(number: int) -> str:
    return reverse("surveys:scheduled_cycle", args=[number])


def why_not_now(number: int) -> str:
    cycle = _cycle(number)
    if cycle is None or cycle.survey.cancelled_at:
        return "The survey was called off"
    return "The survey has closed" if cycle.survey.is_closed else ""


def _cycle(number: int) -> ScheduledCycle | None:
    return ScheduledCycle.objects.select_related("survey", "schedule").filter(pk=number).first()
