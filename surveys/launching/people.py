"""Whom the send-outs of a survey are for: those drawn who have not answered, are not of a full
group, and wait for no letter of it."""

from django.urls import reverse

from participation.people.customers.models import Customer, CustomerQuerySet

from ..answering.quotas import full_groups, not_answered
from ..answering.ringing import to_remind
from ..models import Draw
from .posted import who_had_their_days

DRAWN = "surveys.draw"


def still_to_answer(number: int) -> CustomerQuerySet:
    draw = _draw(number)
    if draw is None:
        return Customer.objects.none()
    people = not_answered(draw.people.drawn(), draw.survey)
    if draw.when_full != Draw.WhenFull.COUNT_ON:
        people = people.exclude(group__in=full_groups(draw))
    found = Customer.objects.current().filter(pk__in=people.order_by().values("customer"))
    return to_remind(who_had_their_days(found, f"{DRAWN}:{number}"), draw.survey)


def named(number: int) -> str:
    draw = _draw(number)
    return f"Those drawn for “{draw.survey}”" if draw else "Those drawn for a survey"


def address(number: int) -> str:
    draw = _draw(number)
    return reverse("surveys:people", args=[draw.survey_id]) if draw else reverse("surveys:list")


def why_not_now(number: int) -> str:
    draw = _draw(number)
    if draw is None or draw.survey.cancelled_at:
        return "The survey was called off"
    return "The survey has closed" if draw.survey.is_closed else ""


def _draw(number: int) -> Draw | None:
    return Draw.objects.select_related("survey").filter(pk=number).first()
