"""The pages of a consultation's record, in the order they are filled in, and what is missing in each.

The ways of asking stand between those before people are asked and those after.
"""

from django.urls import reverse
from django.utils.formats import date_format

from participation.programme.activities.checklist import (
    Page,
    Part,
    always,
    missing,
    never,
    number,
    parts,
)
from participation.programme.activities.for_whom import sitting_on
from participation.questionnaires.owners import Owned

from .duties import in_words
from .known import Known
from .models import Consultation, Duty
from .questions import CONSULTATION, OPEN_QUESTION
from .ways import ways_to_ask

BEFORE: tuple[Page[Known], ...] = (
    Page("What you ask, and when", "consultations:basics", done=always),
    Page(
        "The proposal",
        "consultations:proposal",
        says=lambda known: missing(known.unwritten),
        done=lambda known: not known.unwritten,
        due=always,
    ),
    Page(
        "What it means for the rent",
        "consultations:rent",
        says=lambda known: number(known.kinds_of_home, "kind of home", "kinds of home"),
        done=lambda known: known.kinds_of_home > 0,
        due=lambda known: not known.is_over,
        there=lambda known: known.consultation.duty == Duty.S25_RENT,
    ),
    Page(
        "The questions",
        "consultations:questions",
        says=lambda known: _asked(known.consultation),
        done=lambda known: known.consultation.questionnaire_id is not None,
        needed=never,
    ),
    Page(
        "Who it is for",
        "consultations:who",
        says=lambda known: _who(known.consultation),
        done=always,
    ),
    Page(
        "Where it is talked over",
        "consultations:discussions",
        says=lambda known: number(known.number_of["talks"], "event"),
        done=lambda known: known.number_of["talks"] > 0,
        needed=never,
    ),
    Page(
        "Before people are asked",
        "consultations:ready",
        says=lambda known: missing(known.unready),
        done=lambda known: not known.unready,
        due=always,
    ),
    Page(
        "Papers",
        "consultations:papers",
        says=lambda known: number(known.number_of["papers"], "paper"),
        done=lambda known: known.number_of["papers"] > 0,
        needed=never,
    ),
    Page(
        "Who was told",
        "consultations:notices",
        says=lambda known: _told(known),
        done=lambda known: known.number_of["notices"] > 0 and not known.untold,
        due=lambda known: known.consultation.published_at is not None,
    ),
)

AFTER: tuple[Page[Known], ...] = (
    Page(
        "Who answered",
        "consultations:answers",
        says=lambda known: number(known.answered, "person", "people"),
        done=lambda known: known.answered > 0,
        due=lambda known: known.is_over,
    ),
    Page(
        "What people wrote",
        "consultations:wrote",
        says=lambda known: _wrote(known),
        done=lambda known: 0 < known.number_of["themes"] == known.number_of["considered"],
        due=lambda known: _is_to_consider(known),
        there=lambda known: known.consultation.questionnaire_id is not None,
    ),
    Page(
        "How views were weighed",
        "consultations:consideration",
        done=lambda known: bool(known.consultation.consideration),
        due=lambda known: known.is_over,
    ),
    Page(
        "The decision",
        "consultations:decision",
        says=lambda known: _decided(known.consultation),
        done=lambda known: known.consultation.decided_on is not None,
        due=lambda known: known.is_over,
    ),
    Page(
        "Close it out",
        "consultations:close_out",
        says=lambda known: "What was said in short, what happens next, what it cost.",
        done=lambda known: known.consultation.closed_out_at is not None,
        due=lambda known: known.consultation.decided_on is not None,
    ),
)


def parts_of(consultation: Consultation) -> list[Part]:
    """Each part of the record, with what it says in a line and whether it is there."""
    known = Known(consultation)
    outcomes = known.number_of["outcomes"]
    changed = Part(
        "What changed",
        f"{reverse('activities:new_outcome')}?activity={consultation.pk}",
        number(outcomes, "outcome"),
        "Add another" if outcomes else "Add one",
        "plain",
    )
    ways = ways_to_ask(
        consultation.questionnaire,
        Owned(consultation, CONSULTATION),
        is_open=consultation.published_at is not None and consultation.is_open,
    )
    before, after = (parts(pages, known, consultation.pk) for pages in (BEFORE, AFTER))
    return [*before, *ways, *after, changed]


def _told(known: Known) -> str:
    if known.untold:
        return f"The law wants these told too: {in_words(known.untold)}."
    return number(known.number_of["notices"], "notice")


def _wrote(known: Known) -> str:
    """What people wrote by theme."""
    themes = known.number_of["themes"]
    if not themes:
        return ""
    return f"{known.number_of['considered']:,} of {number(themes, 'theme')} considered."


def _is_to_consider(known: Known) -> bool:
    is_decided = known.consultation.decided_on is not None
    return known.is_over and not is_decided and known.number_of["themes"] > 0


def _asked(consultation: Consultation) -> str:
    if consultation.questionnaire is None:
        return f"Without any, people are asked: {OPEN_QUESTION}"
    if consultation.questionnaire.draft and not consultation.published_at:
        return "People are asked them once it is published."
    return ""


def _who(consultation: Consultation) -> str:
    if consultation.members_only:
        return f"Only {sitting_on(consultation)}."
    tenures = ", ".join(str(tenure) for tenure in consultation.tenures.all()) or "Everyone"
    areas = ", ".join(str(area) for area in consultation.areas.all()) or "everywhere"
    groups = ", ".join(str(group) for group in consultation.groups.all())
    return f"{tenures}; {areas}{f'; together with {groups}' if groups else ''}."


def _decided(consultation: Consultation) -> str:
    if consultation.decided_on:
        return f"{consultation.decided_by}, {date_format(consultation.decided_on, 'j F Y')}."
    if consultation.decision_due_on:
        return f"Promised by {date_format(consultation.decision_due_on, 'j F Y')}."
    return ""
