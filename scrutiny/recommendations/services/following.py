"""What happens with an action of a recommendation is a step of the recommendation, and is told as one."""

from django.utils import timezone

from base.core.working_days import working_days_between
from participation.messages.contact.services import send
from participation.people.customers.models import Customer
from participation.programme.actions.models import Action, Note

from ..action_sources import RECOMMENDATION
from ..models import Recommendation, Round, Step
from .steps import take

STEPS = {
    Note.What.DONE: Step.What.SAID_DONE,
    Note.What.SENT_BACK: Step.What.NOT_YET,
    Note.What.CONFIRMED: Step.What.CONFIRMED,
    Note.What.EXTENDED: Step.What.MORE_TIME,
    Note.What.CALLED_OFF: Step.What.CALLED_OFF,
}


def follow_action(note: Note) -> None:
    """To be called in the transaction in which the action moved."""
    action = note.action
    if action.source_code == RECOMMENDATION.code and note.what == Note.What.NOTE:
        _tell_how_far(note)
    if action.source_code != RECOMMENDATION.code or note.what not in STEPS:
        return
    round = Round.objects.select_related("recommendation__panel").get(
        pk__in=Recommendation.objects.filter(pk=action.source_id or 0).values("current")
    )
    due = (note.due_before, action.due_on) if note.due_before else None
    take(
        STEPS[Note.What(note.what)],
        round=round,
        by=note.by,
        words=note.words,
        on=note.on,
        action=action,
        due=due,
        took=_took(action, note),
    )


def _tell_how_far(note: Note) -> None:
    """Those who sit on the panel today: they read the notes of its actions, others do not (F-02)."""
    recommendation = Recommendation.objects.select_related("panel").get(
        pk=note.action.source_id or 0
    )
    sitting = recommendation.panel.memberships.sitting().of_customers().values("customer")
    for customer in Customer.objects.filter(pk__in=sitting, erased_at=None).order_by("pk"):
        send(
            customer,
            "recommendations/email/progress",
            about=recommendation.source,
            dedupe_key=f"recommendations.note:{note.pk}:{customer.pk}",
            context={"recommendation": recommendation, "note": note},
        )


def _took(action: Action, note: Note) -> int | None:
    """Working days from taking it on until it was done, or from saying so until the panel confirmed it."""
    if note.what == Note.What.DONE:
        return working_days_between(timezone.localdate(action.created_at), note.on)
    if note.what == Note.What.CONFIRMED and action.done_on:
        return working_days_between(action.done_on, note.on)
    return None
