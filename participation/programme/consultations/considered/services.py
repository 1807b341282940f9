"""What was made of each theme of the answers."""

from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.questionnaires.models import Theme

from ..models import Consultation, ThemeConsideration

LONG = 4_000


@transaction.atomic
def consider_theme(
    *, consultation: Consultation, theme: Theme, considered: str, answer: str, by: User
) -> ThemeConsideration:
    """Write down how a theme was weighed and what people are told. Written again, it is put right."""
    consultation = locked(consultation)
    if theme.questionnaire_id != consultation.questionnaire_id:
        raise Refused("This theme is of other questions.")
    if consultation.decided_on and not answer:
        raise Refused("This is decided: say what you will do, or why not. People are reading it.")
    row, _ = ThemeConsideration.objects.update_or_create(
        theme=theme,
        defaults={"consultation": consultation, "considered": considered, "answer": answer},
    )
    record_fact("theme_considered", subject=consultation, actor=by, theme=str(theme))
    return row


@transaction.atomic
def keep_what_was_considered(*, theme: Theme, into: Theme) -> None:
    """Of a theme that became part of another: what was thought of it stands there, or beside what does."""
    gone = ThemeConsideration.objects.filter(theme=theme).first()
    if gone is None:
        return
    kept = ThemeConsideration.objects.filter(theme=into).first()
    if kept is None:
        gone.theme = into
        gone.save()
        return
    kept.considered = f"{kept.considered}\n\n{gone.considered}"
    kept.answer = "\n\n".join(filter(None, [kept.answer, gone.answer]))
    kept.save()
    gone.delete()
