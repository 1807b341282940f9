"""Who answered what, where that may be read at all, and by whom."""

from collections.abc import Iterable

from base.accounts.models import User
from base.core.facts import line_of_log, record_facts
from participation.questionnaires.models import Sheet

from ..models import Privacy, Survey


def may_read(survey: Survey, user: User) -> bool:
    """By name everybody who sees people's records; where it is confidential those who handle it; of
    an anonymous survey nobody, and of our own staff's neither: whoever handles it works beside them."""
    if survey.is_anonymous or survey.is_of_staff or survey.opened_at is None:
        return False
    return survey.privacy == Privacy.NAMED or survey.is_handled_by(user)


def note_reading(read: Iterable[tuple[Survey, Sheet]], *, by: User) -> None:
    """That somebody read what people answered in confidence is written down, for each of them."""
    record_facts(
        line_of_log("survey_answer_read", subject=survey, actor=by, sheet=sheet.pk)
        for survey, sheet in read
        if survey.privacy == Privacy.CONFIDENTIAL
    )
