"""The pages of a consultation's record, in the order they are filled in, and what is missing in each."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery
from django.urls import reverse
from django.utils.formats import date_format

from participation.programme.activities.for_whom import sitting_on
from participation.programme.activities.models import Outcome
from participation.questionnaires.models import Theme

from .duties import in_words, not_yet_told
from .models import Consultation, Duty, Notice, Paper, RentTable, ThemeConsideration
from .questions import OPEN_QUESTION
from .services import NEEDED_TO_ANSWER, NEEDED_TO_PUBLISH, missing_to_publish
from .stats import answers_by_route

#: What each page of the record that is needed to publish asks for.
PROPOSAL = {name: NEEDED_TO_PUBLISH[name] for name in (*NEEDED_TO_ANSWER, "influence")}
READY = {name: words for name, words in NEEDED_TO_PUBLISH.items() if name not in PROPOSAL}


@dataclass(frozen=True)
class Part:
    """One page of the record. ``kind`` is of its tag: done, doing (missing now) or plain."""

    name: str
    address: str
    says: str
    state: str
    kind: str


def parts_of(consultation: Consultation) -> list[Part]:
    """Each part of the record, with what it says in a line and whether it is there."""
    on_record = _on_record(consultation)
    papers, notices = on_record["n_papers"], on_record["n_notices"]
    answered = sum(route.people for route in answers_by_route(consultation))
    outcomes = on_record["n_outcomes"]
    talks = on_record["n_talks"]
    untold = not_yet_told(consultation)
    unwritten = missing_to_publish(consultation, PROPOSAL)
    unready = missing_to_publish(consultation, READY)
    over = consultation.is_over
    one = consultation.pk
    return [
        _part("What you ask, and when", "basics", one, done=True),
        _part(
            "The proposal",
            "proposal",
            one,
            f"Missing: {'; '.join(unwritten)}." if unwritten else "",
            done=not unwritten,
            due=True,
        ),
        *_rent(consultation),
        _part(
            "The questions",
            "questions",
            one,
            _asked(consultation),
            done=consultation.questionnaire_id is not None,
        ),
        _part("Who it is for", "who", one, _who(consultation), done=True),
        _part(
            "Where it is talked over",
            "discussions",
            one,
            _number(talks, "event"),
            done=talks > 0,
        ),
        _part(
            "Before people are asked",
            "ready",
            one,
            f"Missing: {'; '.join(unready)}." if unready else "",
            done=not unready,
            due=True,
        ),
        _part("Papers", "papers", one, _number(papers, "paper"), done=papers > 0),
        _part(
            "Who was told",
            "notices",
            one,
            f"The law wants these told too: {in_words(untold)}."
            if untold
            else _number(notices, "notice"),
            done=notices > 0 and not untold,
            due=consultation.published_at is not None,
        ),
        _part(
            "Who answered",
            "answers",
            one,
            _number(answered, "person", "people"),
            done=answered > 0,
            due=over,
        ),
        *_wrote(consultation, on_record["n_themes"], on_record["n_considered"]),
        _part(
            "How views were weighed",
            "consideration",
            one,
            done=bool(consultation.consideration),
            due=over,
        ),
        _part(
            "The decision",
            "decision",
            one,
            _decided(consultation),
            done=consultation.decided_on is not None,
            due=over,
        ),
        _part(
            "Close it out",
            "close_out",
            one,
            "What was said in short, what happens next, what it cost.",
            done=consultation.closed_out_at is not None,
            due=consultation.decided_on is not None,
        ),
        Part(
            "What changed",
            f"{reverse('activities:new_outcome')}?activity={one}",
            _number(outcomes, "outcome"),
            "Add another" if outcomes else "Add one",
            "plain",
        ),
    ]


def _rent(consultation: Consultation) -> list[Part]:
    """What it means by home, of a change of rent."""
    if consultation.duty != Duty.S25_RENT:
        return []
    table = RentTable.objects.filter(consultation=consultation).first()
    homes = len(table.rows) if table else 0
    return [
        _part(
            "What it means for the rent",
            "rent",
            consultation.pk,
            _number(homes, "kind of home", "kinds of home"),
            done=homes > 0,
        )
    ]


def _on_record(consultation: Consultation) -> dict[str, int]:
    """How many there are of each thing on record, in one statement."""
    talks = Consultation.discussed_at.through.objects
    counted = {
        "n_papers": _how_many(Paper.objects, "consultation"),
        "n_notices": _how_many(Notice.objects, "consultation"),
        "n_outcomes": _how_many(Outcome.objects, "activity"),
        "n_talks": _how_many(talks, "consultation"),
        "n_considered": _how_many(ThemeConsideration.objects, "consultation"),
        "n_themes": _how_many(Theme.objects.live(), "questionnaire", of="questionnaire"),
    }
    one = Consultation.objects.filter(pk=consultation.pk).annotate(**counted)
    return {name: n or 0 for name, n in one.values(*counted).get().items()}


def _how_many(rows, by: str, of: str = "pk") -> Subquery:
    found = rows.filter(**{by: OuterRef(of)}).order_by().values(by)
    return Subquery(found.annotate(n=Count("pk")).values("n"))


def _wrote(consultation: Consultation, themes: int, considered: int) -> list[Part]:
    """What people wrote by theme, where anybody was asked something."""
    if consultation.questionnaire is None:
        return []
    return [
        _part(
            "What people wrote",
            "wrote",
            consultation.pk,
            f"{considered:,} of {_number(themes, 'theme')} considered." if themes else "",
            done=0 < themes == considered,
            due=consultation.is_over and consultation.decided_on is None and themes > 0,
        )
    ]


def _asked(consultation: Consultation) -> str:
    if consultation.questionnaire is None:
        return f"Without any, people are asked: {OPEN_QUESTION}"
    if consultation.questionnaire.draft and not consultation.published_at:
        return "People are asked them once it is published."
    return ""


def _part(name: str, page: str, pk: int, says: str = "", *, done: bool, due: bool = False) -> Part:
    """``due`` parts stand out while they are missing; the others can wait."""
    state, kind = (
        ("Done", "done") if done else ("Missing", "doing") if due else ("Not yet", "plain")
    )
    return Part(name, reverse(f"consultations:{page}", args=[pk]), says, state, kind)


def _number(count: int, one: str, many: str = "") -> str:
    many = many or f"{one}s"
    return f"{count:,} {one if count == 1 else many}" if count else f"No {many} yet"


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
