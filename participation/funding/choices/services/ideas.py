"""Asking for ideas, taking them, reading them, and making projects of them."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.customers.models import Customer

from ..models import Idea, Pot, Project, Round
from .planning import save_project, still_open_to_change
from .telling import tell

#: Of one person in one round that nobody of us has read yet.
MOST_WAITING = 5
OVER = "The last day for ideas has passed."
NOT_AGREED = "Whoever sent it has not agreed that it is put together with another. Ask them, and tick that they agreed."


@transaction.atomic
def ask_for_ideas(*, round: Round, by: User) -> Round:
    """Everybody reads what the round is about from now on, and can send ideas until the last day for them."""
    round = still_open_to_change(round)
    if round.ideas_until is None or round.ideas_until < timezone.localdate():
        raise Refused("Say in the round until which day people can send ideas.")
    if round.ideas_asked_at is None:
        round.ideas_asked_at = timezone.now()
        round.save(update_fields=["ideas_asked_at"])
        record_fact("choices_ideas_asked", subject=round, actor=by)
    return round


@transaction.atomic
def send_idea(*, round: Round, customer: Customer, **said: Any) -> Idea:
    """It waits until one of us has read it."""
    round = locked(round)
    if not round.takes_ideas:
        raise Refused(OVER)
    waiting = Idea.objects.to_read().filter(round=round, customer=customer)
    if waiting.count() >= MOST_WAITING:
        raise Refused(
            f"We have not read your last {MOST_WAITING} ideas yet. Send more once we have."
        )
    return Idea.objects.create(round=round, customer=customer, source="online", **said)


@transaction.atomic
def key_idea(*, round: Round, by: User, **said: Any) -> Idea:
    """From paper, the telephone or an event, also after the last day for ideas; until costs are published."""
    round = still_open_to_change(round)
    idea = Idea.objects.create(round=round, keyed_by=by, **said)
    record_fact("choices_idea_keyed", subject=idea, actor=by)
    return idea


@transaction.atomic
def show_idea(*, idea: Idea, by: User) -> Idea:
    idea = locked(idea)
    if idea.turned_down_at:
        raise Refused("Somebody has turned it down, and whoever sent it knows.")
    if idea.shown_at is None:
        idea.shown_at = timezone.now()
        idea.save(update_fields=["shown_at"])
        record_fact("choices_idea_shown", subject=idea, actor=by)
    return idea


@transaction.atomic
def turn_down(*, idea: Idea, because: str, by: User) -> Idea:
    """Nobody else reads it; whoever sent it hears why."""
    idea = locked(idea)
    if idea.shown_at:
        raise Refused("Everybody reads it already. If it cannot be done, say so of its project.")
    if idea.turned_down_at is None:
        idea.turned_down_at, idea.turned_down_because = timezone.now(), because
        idea.save(update_fields=["turned_down_at", "turned_down_because"])
        record_fact("choices_idea_turned_down", subject=idea, actor=by, why=because)
        tell(idea, "choices/email/idea_turned_down")
    return idea


@transaction.atomic
def make_project(*, idea: Idea, pot: Pot, by: User) -> Project:
    """A project of its own, with the idea's words, which staff can change."""
    idea = show_idea(idea=idea, by=by)
    if idea.project is not None:
        raise Refused("It is a project already.")
    project = save_project(
        by=by,
        round=idea.round,
        title=idea.title,
        place=idea.place,
        about=idea.about,
        pot=pot,
        source=idea.source,
    )
    idea.project = project
    idea.save(update_fields=["project"])
    return project


@transaction.atomic
def join_project(*, idea: Idea, project: Project, agreed: bool, by: User) -> Project:
    """Part of a project that is there. Each author of ideas that are put together has agreed."""
    idea = show_idea(idea=idea, by=by)
    still_open_to_change(idea.round)
    if idea.project is not None:
        raise Refused("It is a project already.")
    if project.round_id != idea.round_id:
        raise Refused("That project is in another round.")
    if not (agreed or (idea.may_join and not project.ideas.filter(may_join=False).exists())):
        raise Refused(NOT_AGREED)
    idea.project = project
    idea.save(update_fields=["project"])
    record_fact("choices_idea_joined", subject=idea, actor=by, project=project.pk, agreed=agreed)
    return project
