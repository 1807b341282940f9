"""What our own surveys found of who knows that they can take part (K-82), taken over by itself."""

import datetime as dt

from django.utils import timezone

from participation.questionnaires.bank.ready import AWARE_HOW, AWARE_KNEW
from participation.questionnaires.models import Question, Questionnaire
from participation.questionnaires.owners import owned
from participation.questionnaires.results.releases import released
from participation.questionnaires.results.small_numbers import Hiding

from .models import AwarenessCount

#: Days after the last on which papers are still keyed in.
SETTLES = 14


def take_over() -> None:
    """Once of each survey that is over and asked both questions in our words, unless somebody has typed it in. Of
    few answers nothing is written down, and the next run looks again."""
    asked = Question.objects.filter(code=AWARE_KNEW.code).exclude(version__opened_at=None)
    waiting = Questionnaire.objects.filter(
        pk__in=asked.values("version__questionnaire"), awareness_count=None
    )
    for questionnaire in waiting:
        fieldwork = owned(questionnaire).fieldwork
        if fieldwork.of_staff or not fieldwork.is_over or not _settled(fieldwork.ended_on):
            continue
        named = {"asked_by": questionnaire.title[:120], "asked_on": fieldwork.ended_on}
        typed = AwarenessCount.objects.filter(**named).exists()
        if not typed and (found := _found(questionnaire)) is not None:
            AwarenessCount.objects.get_or_create(
                questionnaire=questionnaire, defaults={**named, **found}
            )


def _settled(ended_on: dt.date | None) -> bool:
    return bool(ended_on) and ended_on + dt.timedelta(days=SETTLES) <= timezone.localdate()


def _found(questionnaire: Questionnaire) -> dict[str, int] | None:
    """As the results of that survey are told everywhere; None where they are not."""
    told = released(questionnaire)
    knew, knew_how = _said_yes(told, AWARE_KNEW.code), _said_yes(told, AWARE_HOW.code)
    if knew is None or knew_how is None:
        return None
    return {"asked": max(knew[1], knew_how[1]), "knew": knew[0], "knew_how": knew_how[0]}


def _said_yes(told: Hiding, code: str) -> tuple[int, int] | None:
    """Of those who answered one question, how many said yes."""
    for one in told.published():
        if one.code == code and one.people:
            yes = next((line.people for line in one.lines if line.words == "Yes"), None)
            return None if yes is None else (yes, one.people)
    return None
