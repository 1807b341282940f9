"""Codes are made to be handed out, taken away once, and ended where they are not used any more."""

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ..models import CodeBatch, Questionnaire
from ..owners import Owned, owned
from .services import give_codes_by_mark

#: Of one batch: six sheets of ten slips. More would be drawn for longer than anybody waits.
MOST = 60
NOT_YOURS = "These answers are given in confidence, so only those who handle them hand out codes."
FOR_STAFF = "Our own staff answer this, each by name. There is nothing to hand out."


def why_not_handed_out(whose: Owned, questionnaire: Questionnaire, user: User) -> str:
    """Why no codes of it are handed out now; empty where they are."""
    invitation = whose.invitation()
    if questionnaire.asked is None or whose.owner is None or invitation is None:
        return "Nobody is asked these questions yet."
    if invitation.called_off or not invitation.is_open:
        return "People are not asked these questions now."
    if whose.fieldwork.of_staff:
        return FOR_STAFF
    if not whose.is_handled_by(user):
        return NOT_YOURS
    return whose.owner.refuses(whose.by, None)


@transaction.atomic
def make_batch(*, questionnaire: Questionnaire, title: str, number: int, by: User) -> CodeBatch:
    """Whoever has one of them is counted apart, as people are who match no customer."""
    if why := why_not_handed_out(owned(questionnaire), questionnaire, by):
        raise Refused(why)
    batch = CodeBatch.objects.create(
        questionnaire=questionnaire, title=title, number=number, made_by=by
    )
    marks = [f"{batch.marks}{n}" for n in range(1, number + 1)]
    give_codes_by_mark(questionnaire=questionnaire, marks=marks)
    record_fact("codes_made", subject=questionnaire, actor=by, batch=title, number=number)
    return batch


@transaction.atomic
def take_batch(*, batch: CodeBatch, by: User) -> list[str]:
    """The codes, in an order that tells nothing. Each leaves the portal once."""
    batch = locked(batch)
    if not owned(batch.questionnaire).is_handled_by(by):
        raise Refused(NOT_YOURS)
    if batch.ended_at is not None:
        raise Refused("These codes have ended. Make others.")
    if batch.taken_at is not None:
        raise Refused(
            "These codes were taken away already. Printed twice, two people would have the same one. Make others,"
            " and end these if they are lost."
        )
    batch.taken_at, batch.taken_by = timezone.now(), by
    batch.save(update_fields=["taken_at", "taken_by"])
    record_fact("codes_taken", subject=batch.questionnaire, actor=by, batch=batch.title)
    return sorted(batch.codes.values_list("code", flat=True))


@transaction.atomic
def end_batch(*, batch: CodeBatch, by: User) -> None:
    """Those with which nobody has answered open nothing any more. What was answered stays."""
    batch = locked(batch)
    if batch.ended_at is not None:
        return
    batch.ended_at = timezone.now()
    batch.save(update_fields=["ended_at"])
    batch.codes.filter(spent_on=None).update(ends_at=batch.ended_at)
    record_fact("codes_ended", subject=batch.questionnaire, actor=by, batch=batch.title)
