"""The pages of a survey, in the order they are filled in, and what is missing in each."""

from django.urls import reverse

from participation.programme.consultations.checklist import Part

from ..cycles.standing import readers_of
from ..models import Draw, Survey


def parts_of(survey: Survey) -> list[Part]:
    """Each part, with what it says in a line and whether it is there."""
    draft = survey.questionnaire.draft if survey.questionnaire else None
    asked = survey.questionnaire.asked if survey.questionnaire else None
    written = asked or (draft and draft.questions.exists())
    missing = survey.still_to_state
    closed, draw = survey.is_closed, survey.draws.first()
    parts = [
        _part(
            "What you ask, and when", survey, "basics", survey.get_survey_type_display(), done=True
        ),
        _part(
            "The questions",
            survey,
            "questions",
            "" if written else "No question is written yet.",
            done=bool(written),
            due=True,
        ),
        _part(
            "Before people are asked",
            survey,
            "ready",
            f"Missing: {'; '.join(missing)}." if missing else "",
            done=not missing,
            due=True,
        ),
        *([] if survey.is_of_staff else _asking(survey, draw)),
        _part(
            "What came of it",
            survey,
            "results",
            "What people said in short, what happens next, what it cost.",
            done=survey.closed_out_at is not None,
            due=closed,
        ),
    ]
    if readers := readers_of(survey):
        told = set(survey.reported_to.values_list("reader", flat=True))
        left = [str(one.label) for one in readers if one not in told]
        parts.append(
            _part(
                "To whom it is reported",
                survey,
                "report",
                f"Not told yet: {'; '.join(left)}." if left else "",
                done=not left,
                due=closed,
            )
        )
    return parts


def _asking(survey: Survey, draw: Draw | None) -> list[Part]:
    """Of customers: our own staff find it on their own page."""
    return [
        _part(
            "Who is asked", survey, "people", _who(survey, draw), done=bool(draw and draw.is_drawn)
        ),
        _part(
            "Sending it",
            survey,
            "sending",
            _sent(survey),
            done=survey.mailings.of_the_drawn().that_count().exists(),
        ),
    ]


def _who(survey: Survey, draw: Draw | None) -> str:
    if draw is None:
        return "Anybody who comes to its page." if survey.open_to_all else ""
    if not draw.is_drawn:
        return "Nobody is drawn yet."
    return f"{draw.people.drawn().count():,} people are drawn."


def _sent(survey: Survey) -> str:
    sent = [mailing.name.lower() for mailing in survey.mailings.of_the_drawn().that_count()]
    return f"Prepared or sent: {', '.join(sent)}." if sent else ""


def _part(
    name: str, survey: Survey, page: str, says: str = "", *, done: bool, due: bool = False
) -> Part:
    """``due`` parts stand out while they are missing; the others can wait."""
    state, kind = (
        ("Done", "done") if done else ("Missing", "doing") if due else ("Not yet", "plain")
    )
    return Part(name, reverse(f"surveys:{page}", args=[survey.pk]), says, state, kind)
