"""The pages of a survey, in the order they are filled in, and what is missing in each."""

from functools import cached_property

from participation.programme.activities.checklist import Page, Part, always, missing, parts

from ..cycles.standing import readers_of
from ..house_rules import LARGE_SURVEY_PEOPLE
from ..models import QuestionReview, Survey


class Known:
    """What the pages of one survey ask of it, each looked up once."""

    def __init__(self, survey: Survey):
        self.survey = survey

    @cached_property
    def is_written(self) -> bool:
        questionnaire = self.survey.questionnaire
        if questionnaire is None:
            return False
        draft = questionnaire.draft
        return bool(questionnaire.asked or (draft and draft.questions.exists()))

    @cached_property
    def still_to_state(self) -> list[str]:
        return list(self.survey.still_to_state)

    @cached_property
    def draw(self):
        return self.survey.draws.first()

    @cached_property
    def drawn(self) -> int:
        """How many are asked, once they are drawn."""
        return self.draw.people.drawn().count() if self.draw and self.draw.is_drawn else 0

    @cached_property
    def reviews(self) -> list[QuestionReview]:
        return list(self.survey.reviews_of_questions.select_related("group"))

    @cached_property
    def sent(self) -> list[str]:
        return [mailing.name.lower() for mailing in self.survey.mailings.that_count()]

    @cached_property
    def readers(self) -> list:
        """To whom it must be reported."""
        return list(readers_of(self.survey))

    @cached_property
    def not_told(self) -> list[str]:
        told = set(self.survey.reported_to.values_list("reader", flat=True))
        return [str(one.label) for one in self.readers if one not in told]


def is_large(known: Known) -> bool:
    """So many are asked that a group looks through the questions first (T-19)."""
    return known.drawn >= LARGE_SURVEY_PEOPLE.value


def is_looked_through(known: Known) -> bool:
    return any(one.finished_at for one in known.reviews)


def must_be_looked_through(known: Known) -> bool:
    return is_large(known) and not known.survey.opened_at


def who_looks(known: Known) -> str:
    if known.reviews:
        return "; ".join(f"{one.group}: {one.standing.lower()}" for one in known.reviews) + "."
    if is_large(known):
        return f"{who_is_asked(known)} A group looks at the questions before it opens."
    return ""


def who_is_asked(known: Known) -> str:
    if known.draw is None:
        return "Anybody who comes to its page." if known.survey.open_to_all else ""
    return f"{known.drawn:,} people are drawn." if known.draw.is_drawn else "Nobody is drawn yet."


PAGES: tuple[Page[Known], ...] = (
    Page(
        "What you ask, and when",
        "surveys:basics",
        says=lambda known: known.survey.get_survey_type_display(),
        done=always,
    ),
    Page(
        "The questions",
        "surveys:questions",
        says=lambda known: "" if known.is_written else "No question is written yet.",
        done=lambda known: known.is_written,
        due=always,
    ),
    Page(
        "Looked through by a group",
        "surveys:reviews",
        says=who_looks,
        done=is_looked_through,
        due=must_be_looked_through,
    ),
    Page(
        "Before people are asked",
        "surveys:ready",
        says=lambda known: missing(known.still_to_state),
        done=lambda known: not known.still_to_state,
        due=always,
    ),
    Page(
        "Who is asked",
        "surveys:people",
        says=who_is_asked,
        done=lambda known: bool(known.draw and known.draw.is_drawn),
    ),
    Page(
        "Sending it",
        "surveys:sending",
        says=lambda known: f"Prepared or sent: {', '.join(known.sent)}." if known.sent else "",
        done=lambda known: bool(known.sent),
    ),
    Page(
        "What came of it",
        "surveys:results",
        says=lambda known: "What people said in short, what happens next, what it cost.",
        done=lambda known: known.survey.closed_out_at is not None,
        due=lambda known: known.survey.is_closed,
    ),
    Page(
        "To whom it is reported",
        "surveys:report",
        says=lambda known: f"Not told yet: {'; '.join(known.not_told)}." if known.not_told else "",
        done=lambda known: not known.not_told,
        due=lambda known: known.survey.is_closed,
        there=lambda known: bool(known.readers),
    ),
)


def parts_of(survey: Survey) -> list[Part]:
    """Each part, with what it says in a line and whether it is there."""
<<<<<<< HEAD
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
=======
    return parts(PAGES, Known(survey), survey.pk)
>>>>>>> eba4eead (Let a group look through the questions of a large survey before it opens, and say in words what changed)
