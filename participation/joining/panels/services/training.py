"""Required training: which events give it, and that coming to one is having had it.

Places are booked as at every event. A tick at the door is what counts; taking it back takes it back here.
"""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from participation.people.customers.models import Customer
from participation.programme.activities.models import Activity, Engagement
from participation.programme.events.kinds import TRAINING
from participation.programme.events.models import Event

from ..models import InductionItem, InductionStep, TrainingSession


def required() -> list[str]:
    """What is training on the lists that members begin with, as it is or was called."""
    now = InductionItem.objects.filter(is_training=True).values_list("title", flat=True)
    still = to_learn().values_list("title", flat=True).distinct().order_by("title")
    return list(dict.fromkeys([*now, *still]))


def to_learn() -> QuerySet[InductionStep]:
    """Training that somebody who sits on a panel today has not had."""
    return InductionStep.objects.filter(is_training=True, done_on=None, membership__until_on=None)


@transaction.atomic
def add_session(*, event: Event, title: str, by: User) -> TrainingSession:
    """Doing it again changes nothing. Whoever came already, if it is over, has had it."""
    if event.kind != TRAINING.code:
        raise Refused("Choose a training session. What is of another kind trains nobody here.")
    if event.cancelled_at is not None:
        raise Refused("This session was called off. Choose another.")
    session, new = TrainingSession.objects.get_or_create(event=event, title=title)
    if new:
        record_fact("panel_training_planned", subject=event, actor=by, title=title)
        came = event.engagements.filter(role=Engagement.Role.ATTENDED, customer__isnull=False)
        for one in came.select_related("recorded_by"):
            _learnt(one, [title], event.pk, by=one.recorded_by or by)
    return session


@transaction.atomic
def remove_session(*, session: TrainingSession, by: User) -> None:
    """It trains in something else. What was learnt at it is learnt no more, unless somebody says so."""
    record_fact("panel_training_removed", subject=session.event, actor=by, title=session.title)
    there = InductionStep.objects.filter(learnt_at=session.event_id, title=session.title)
    there.update(done_on=None, done_by=None, learnt_at=None)
    session.delete()


def learn_by_coming(engagement: Engagement) -> None:
    """Part of marking somebody as having come."""
    if engagement.customer_id is None or engagement.role != Engagement.Role.ATTENDED:
        return
    titles = _titles_of(engagement.activity_id)
    if titles and engagement.recorded_by is not None:
        _learnt(engagement, titles, engagement.activity_id, by=engagement.recorded_by)


def unlearn(*, activity: Activity, customer: Customer) -> None:
    """Part of taking back that somebody came."""
    came = InductionStep.objects.filter(learnt_at=activity.pk, membership__customer=customer)
    came.update(done_on=None, done_by=None, learnt_at=None)


def _titles_of(event: int) -> list[str]:
    return list(TrainingSession.objects.filter(event=event).values_list("title", flat=True))


def _learnt(engagement: Engagement, titles: Collection[str], event: int, *, by: User) -> None:
    steps = to_learn().filter(membership__customer=engagement.customer_id, title__in=titles)
    day: dt.date = engagement.day
    steps.update(done_on=day, done_by=by, learnt_at=event)


def sessions_for(customer: Customer, titles: Collection[str]) -> dict[str, list[TrainingSession]]:
    """By title those that come, for somebody: ``booked`` where they have a place, none that is not for them."""
    from_them = Exists(customer.bookings.live().filter(event=OuterRef("event")))
    found: dict[str, list[TrainingSession]] = {}
    coming = TrainingSession.objects.coming().filter(
        title__in=titles, event__in=Event.objects.theirs(Q(customer=customer)).values("pk")
    )
    for one in coming.annotate(booked=from_them).select_related("event"):
        found.setdefault(one.title, []).append(one)
    return found
