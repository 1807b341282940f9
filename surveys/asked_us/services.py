"""Somebody wants to be rung, or wants the service to know something; an officer does it and says what."""

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from base.core.working_days import after_working_days
from participation.people.customers.models import Customer

from ..house_rules import RING_BACK_WORKING_DAYS
from ..models import AskedUs, Survey
from ..signals import asked_us


@transaction.atomic
def ask_us(*, survey: Survey, customer: Customer, ring: bool, words: str) -> AskedUs | None:
    """Pass it on. Asked again before it is done, it is the same, with the words said last; its day stays.

    Who wants neither has nothing passed on. What somebody asked for before stands until it is done.
    """
    if survey.is_anonymous:
        raise Refused("It is anonymous: nothing is passed on with a name.")
    if not ring and not words:
        return None
    locked(customer)  # they may send from two devices
    asked = AskedUs.objects.waiting().filter(survey=survey, customer=customer).first()
    if asked is not None:
        asked.ring, asked.words = ring or asked.ring, words or asked.words
        asked.save(update_fields=["ring", "words"])
        return asked
    asked = AskedUs.objects.create(
        survey=survey,
        customer=customer,
        ring=ring,
        words=words,
        owner=survey.lead_officer,
        due_on=after_working_days(timezone.localdate(), RING_BACK_WORKING_DAYS.value),
    )
    asked_us.send(sender=AskedUs, asked=asked)
    return asked


@transaction.atomic
def give_to(*, asked: AskedUs, owner: User) -> None:
    """Whoever answers for the service does it."""
    if asked.owner_id != owner.pk:
        asked.owner = owner
        asked.save(update_fields=["owner"])


@transaction.atomic
def say_done(*, asked: AskedUs, note: str, by: User) -> AskedUs:
    asked = locked(asked)
    if asked.done_at:
        raise Refused("Somebody has done this already.")
    asked.done_at, asked.done_by, asked.note = timezone.now(), by, note
    asked.save(update_fields=["done_at", "done_by", "note"])
    record_fact("asked_us_done", subject=asked, actor=by)
    return asked
