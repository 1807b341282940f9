"""What interests and opportunities put on the worklist."""

from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from base.core.audience import Audience
from base.core.tasks_waiting import Task
from participation.people.customers.models import Channel

from .models import Interest, Opportunity

MOST = 100
ORIGIN = "Get involved"
HOW = {
    Channel.PHONE: "Ring",
    Channel.SMS: "Text",
    Channel.EMAIL: "Email",
    Channel.POST: "Write to",
}


def people_to_answer(user) -> Iterable[Task]:
    """To the officer who recruits: who is new, and whose next step is due. To managers: whatever is
    late, whoever it waits for, so that nobody is forgotten with an officer who is away."""
    today = timezone.localdate()
    due = Q(state=Interest.State.NEW) | Q(reply_due_on__lte=today)
    waits = Q(opportunity__recruiting_officer=user) & due
    if Audience.MANAGERS.admits(user):
        waits |= Q(reply_due_on__lt=today)
    waiting = Interest.objects.in_hand().filter(waits)
    for interest in waiting.select_related(
        "customer", "opportunity", "opportunity__recruiting_officer"
    )[:MOST]:
        channels = interest.customer.channels_to_reach
        verb = HOW[channels[0]] if channels else "Find a way to reach"
        officer = interest.opportunity.recruiting_officer
        yield Task(
            what=f"{verb} {interest.customer} about: {interest.opportunity}",
            address=interest.get_absolute_url(),
            due=interest.reply_due_on,
            origin=ORIGIN,
            detail=_since(interest) + ("" if officer == user else f". With {officer}"),
        )


def opportunities_to_review(user) -> Iterable[Task]:
    """On the menu, and the day to look at it again has come (R-14)."""
    due = Opportunity.objects.due_for_review().order_by("review_on", "pk")
    if not Audience.MANAGERS.admits(user):
        due = due.filter(recruiting_officer=user)
    for opportunity in due[:MOST]:
        yield Task(
            what=f"Review: {opportunity}",
            address=reverse("involvement:review_opportunity", args=[opportunity.pk]),
            due=opportunity.review_on,
            origin=ORIGIN,
            detail="Four questions: does it still do what it is for?",
        )


def _since(interest: Interest) -> str:
    if interest.state == Interest.State.NEW or interest.moved_at is None:
        return f"Interested since {date_format(timezone.localtime(interest.expressed_at), 'j F')}"
    since = date_format(timezone.localtime(interest.moved_at), "j F")
    return f"{interest.get_state_display()} since {since}"
