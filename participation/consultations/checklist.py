"""The pages of a consultation's record, in the order they are filled in, and what is missing in each."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format

from participation.activities.models import Outcome

from .duties import not_yet_told
from .models import Consultation
from .services import missing_to_publish
from .stats import answers_by_way


@dataclass(frozen=True)
class Part:
    """One page of the record. ``kind`` is of its tag: done, doing (missing something) or plain."""

    name: str
    address: str
    says: str
    state: str
    kind: str


def parts_of(consultation: Consultation) -> list[Part]:
    """Each part of the record, with what it says in a line and whether it is there."""
    papers = consultation.papers.count()
    notices = list(consultation.notices.all())
    answered = sum(way.people for way in answers_by_way(consultation))
    outcomes = Outcome.objects.filter(activity=consultation.pk).count()
    untold = not_yet_told(consultation.duty, notices)
    unwritten = missing_to_publish(consultation)
    return [
        _part(consultation, "basics", "What you ask, and when", done=True),
        _part(
            consultation,
            "proposal",
            "The proposal",
            f"Missing: {', '.join(unwritten)}." if unwritten else "",
            done=not unwritten,
        ),
        _part(consultation, "who", "Who it is for", _who(consultation), done=True),
        _part(consultation, "papers", "Papers", _number(papers, "paper"), done=papers > 0),
        _part(
            consultation,
            "notices",
            "Who was told",
            f"The law wants these told too: {', '.join(untold).lower()}."
            if untold
            else _number(len(notices), "notice"),
            done=bool(notices) and not untold,
        ),
        _part(
            consultation,
            "answers",
            "Who answered",
            _number(answered, "person", "people"),
            done=answered > 0,
        ),
        _part(
            consultation,
            "consideration",
            "How views were weighed",
            done=bool(consultation.consideration),
        ),
        _part(
            consultation,
            "decision",
            "The decision",
            _decided(consultation),
            done=consultation.decided_on is not None,
        ),
        _part(
            consultation,
            "close_out",
            "Close it out",
            "What was said in short, what happens next, what it cost.",
            done=consultation.closed_out_at is not None,
        ),
        Part(
            "What changed",
            f"{reverse('activities:new_outcome')}?activity={consultation.pk}",
            _number(outcomes, "outcome"),
            "Add another" if outcomes else "Add one",
            "plain",
        ),
    ]


def _part(consultation, page: str, name: str, says: str = "", *, done: bool) -> Part:
    return Part(
        name,
        reverse(f"consultations:{page}", args=[consultation.pk]),
        says,
        "Done" if done else "Not there yet",
        "done" if done else "doing",
    )


def _number(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def _who(consultation: Consultation) -> str:
    tenures = ", ".join(str(tenure) for tenure in consultation.tenures.all()) or "Everyone"
    areas = ", ".join(str(area) for area in consultation.areas.all()) or "everywhere"
    return f"{tenures}; {areas}."


def _decided(consultation: Consultation) -> str:
    if consultation.decided_on:
        return f"{consultation.decided_by}, {date_format(consultation.decided_on, 'j F Y')}."
    if consultation.decision_due_on:
        return f"Promised by {date_format(consultation.decision_due_on, 'j F Y')}."
    return ""
