"""Why somebody for whom something was done is not asked about it: the first of these that holds."""

from django.db.models import Exists, OuterRef, Q, Subquery

from participation.messages.contact.models import HELD_BECAUSE
from participation.questionnaires.models import PersonalCode

from ..answering.quotas import answered
from ..models import FinishedJob, ScheduledCycle

NOBODY, FORMER, SAME_PERSON, ASKED_BEFORE, NOT_DRAWN = (
    "nobody",
    "not_a_customer",
    "same_person",
    "asked_before",
    "not_drawn",
)
#: As staff read them, in the order in which they are tried; the rules of sending stand before the draw.
REASONS = {
    NOBODY: "It was for nobody in particular",
    FORMER: HELD_BECAUSE[FORMER],
    SAME_PERSON: "They are asked about the last thing that was done for them, and not about this",
    ASKED_BEFORE: "They were asked in this survey before",
    **{code: words for code, words in HELD_BECAUSE.items() if code != FORMER},
    NOT_DRAWN: "They were not drawn",
}


def were_asked(cycle: ScheduledCycle) -> Q:
    """Of a job: its customer has a code or an answer of the survey, or another cycle of it asks them."""
    theirs = {"customer": OuterRef("customer")}
    codes = PersonalCode.objects.filter(questionnaire=cycle.survey.questionnaire_id, **theirs)
    others = FinishedJob.objects.filter(cycle__survey=cycle.survey, left_out_by="", **theirs)
    others = others.exclude(cycle=cycle).filter(cycle__drawn_at__isnull=False)
    return Q(Exists(codes)) | answered(cycle.survey) | Q(Exists(others))


def have_a_later_one(cycle: ScheduledCycle) -> Q:
    """Of a job: another of the same cycle was finished later for the same customer."""
    same = FinishedJob.objects.filter(cycle=cycle, customer=OuterRef("customer"))
    # Looked up for each row by its index. As an EXISTS, PostgreSQL joins the whole cycle with itself.
    return ~Q(pk=Subquery(same.order_by("-finished_on", "-pk").values("pk")[:1]))
