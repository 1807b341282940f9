"""The pages of a survey, in the order they are filled in, and what is missing in each.

The ways of asking stand between those before people are asked and those after.
"""

from functools import cached_property

from participation.programme.activities.checklist import Page, Part, always, missing, parts
from participation.programme.consultations.ways import ways_to_ask
from participation.questionnaires.owners import Owned

from ..cycles.standing import readers_of
from ..house_rules import LARGE_SURVEY_PEOPLE
from ..models import QuestionReview, Survey
from ..questions import SURVEY


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
        return [
            mailing.name.lower() for mailing in self.survey.mailings.of_the_drawn().that_count()
        ]

    @cached_property
    def is_scheduled(self) -> bool:
        return self.survey.schedules.exists()

    @property
    def is_by_draw(self) -> bool:
        """It is for people who are drawn, and not for whoever comes or had a job done."""
        return self.draw is not None or not (self.survey.open_to_all or self.is_scheduled)

    @cached_property
    def readers(self) -> list:
        """To whom it must be reported."""
        return list(readers_of(self.survey))

    @cached_property
    def not_told(self) -> list[str]:
        told = set(self.survey.reported_to.values_list("reader", flat=True))
        return [str(one.label) for one in self.readers if one not in told]


def of_customers(known: Known) -> bool:
    """Our own staff find theirs on their own page."""
    return not known.survey.is_of_staff


def is_large(known: Known) -> bool:
    """So many are asked that a group looks through the questions first (T-19)."""
    return known.drawn >= LARGE_SURVEY_PEOPLE.value


def is_looked_through(known: Known) -> bool:
    return any(one.finished_at for one in known.reviews)


def must_be_looked_through(known: Known) -> bool:
    return is_large(known) and not known.survey.opened_at


def may_still_be_looked_through(known: Known) -> bool:
    """Once people are asked, nobody looks through the questions any more."""
    return not known.survey.opened_at or bool(known.reviews)


def who_looks(known: Known) -> str:
    if known.reviews:
        return "; ".join(f"{one.group}: {one.standing.lower()}" for one in known.reviews) + "."
    if is_large(known):
        return f"{who_is_asked(known)} A group looks at the questions before it opens."
    return ""


def who_is_asked(known: Known) -> str:
    if known.draw is None and known.is_scheduled:
        return "Those who had a job done, again and again."
    if known.draw is None:
        return "Anybody who comes to its page." if known.survey.open_to_all else ""
    return f"{known.drawn:,} people are drawn." if known.draw.is_drawn else "Nobody is drawn yet."


def what_is_sent(known: Known) -> str:
    if known.sent:
        return f"Prepared or sent: {', '.join(known.sent)}."
    if not known.is_by_draw:
        by_itself = "It is sent by itself after each job."
        return by_itself if known.is_scheduled else "People come to its page."
    return "" if known.draw and known.draw.is_drawn else "Once it is drawn who is asked."


def by_draw(known: Known) -> bool:
    return known.is_by_draw


BEFORE: tuple[Page[Known], ...] = (
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
        needed=may_still_be_looked_through,
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
        there=of_customers,
        needed=by_draw,
    ),
    Page(
        "Sending it",
        "surveys:sending",
        says=what_is_sent,
        done=lambda known: bool(known.sent),
        there=of_customers,
        needed=by_draw,
    ),
)

AFTER: tuple[Page[Known], ...] = (
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
    known = Known(survey)
    asked = survey.questionnaire is not None and survey.questionnaire.asked is not None
    ways = ways_to_ask(
        survey.questionnaire if asked and of_customers(known) else None,
        Owned(survey, SURVEY),
        is_open=survey.is_open,
        anonymous=survey.is_anonymous,
    )
    before, after = (parts(pages, known, survey.pk) for pages in (BEFORE, AFTER))
    return [*before, *ways, *after]
