"""The official questions that a new portal starts with.

The words are as far as they could be read; ``note`` says where, and what was not. None counts as checked
until an administrator has held it against the regulator's own text. Numbers and words change from year to year,
so each is an edition: what replaced another begins on the day after.
"""

import datetime as dt
from dataclasses import dataclass

from ..kinds import READY_SCALES, Kind
from ..models import BankEntry

ARC, TSM = BankEntry.Collection.ARC, BankEntry.Collection.TSM
#: Of a scale in its order, how many of the first answers are in the official numerator.
FAVOURABLE = 2
ARC_EDITIONS = (
    (dt.date(2019, 4, 1), dt.date(2025, 3, 31)),
    (dt.date(2025, 4, 1), None),
)
TSM_FROM = dt.date(2023, 4, 1)

ARC_SOURCE = "Scottish Housing Regulator, technical guidance on the Annual Return on the Charter"
TSM_SOURCE = (
    "Regulator of Social Housing, Tenant Satisfaction Measures: Tenant survey requirements, table 2"
)
ARC_NOTE = (
    "The words, the scale and the number are as they are widely known. The regulator’s own text has not been"
    " opened here."
)
ARC_NOTE_SINCE = (
    f"{ARC_NOTE} The regulator changed some indicators for 2025/26. Nothing was found that says this one"
    " changed; its number since then is not certain."
)
TSM_PUBLISHED = "The words are as landlords and a benchmarking club print them."
TSM_KNOWN = (
    "The words are as they are widely known. The regulator’s own text has not been opened here."
)
TSM_NEXT = (
    " A draft direction of December 2025 speaks of 1 October 2026. Whether it came to be law, and what it"
    " changes, must be checked."
)
TENANTS, OWNERS = "Tenants", "Factored owners"
RENTED, RENTED_AND_SHARED = "Tenants only", "Tenants and shared owners, counted apart"

NO_OPINION = ("No opinion", True)
NOT_APPLICABLE = ("Not applicable or don’t know", False)
DONT_KNOW = ("Don’t know", False)


@dataclass(frozen=True)
class Official:
    """One question. ``scale`` is one of the ready ones, or empty for yes and no; ``way_out`` says whether
    it counts in the percentage. ``after`` is the code of the question whose "Yes" leads to it."""

    code: str
    indicator: str
    title: str
    words: str
    scale: str = "satisfied"
    way_out: tuple[str, bool] | None = None
    after: str = ""
    for_whom: str = ""
    published: bool = False
    whole_survey_only: bool = False

    @property
    def kind(self) -> Kind:
        return Kind.SCALE if self.scale else Kind.SINGLE

    @property
    def answers(self) -> list[dict]:
        first = READY_SCALES[self.scale][1] if self.scale else ("Yes", "No")
        found = [
            {
                "code": f"a{n}",
                "words": words,
                "counts": True,
                "favourable": bool(self.scale) and n <= FAVOURABLE,
            }
            for n, words in enumerate(first, start=1)
        ]
        if self.way_out is not None:
            words, counts = self.way_out
            found.append({"code": "out", "words": words, "counts": counts, "favourable": False})
        return found


ARC_QUESTIONS = (
    Official(
        "arc-1",
        "1",
        "Percentage of tenants satisfied with the overall service provided by their landlord",
        "Taking everything into account, how satisfied or dissatisfied are you with the overall service"
        " provided by [landlord]?",
        way_out=NO_OPINION,
        for_whom=TENANTS,
    ),
    Official(
        "arc-2",
        "2",
        "Percentage of tenants who feel their landlord is good at keeping them informed about their services"
        " and decisions",
        "How good or poor do you feel [landlord] is at keeping you informed about their services and"
        " decisions?",
        scale="good",
        for_whom=TENANTS,
    ),
    Official(
        "arc-5",
        "5",
        "Percentage of tenants satisfied with the opportunities given to them to participate in their"
        " landlord’s decision making processes",
        "How satisfied or dissatisfied are you with the opportunities given to you to participate in"
        " [landlord]’s decision making processes?",
        for_whom=TENANTS,
    ),
    Official(
        "arc-7",
        "7",
        "Percentage of existing tenants satisfied with the quality of their home",
        "Overall, how satisfied or dissatisfied are you with the quality of your home?",
        for_whom=TENANTS,
    ),
    Official(
        "arc-repair",
        "",
        "Who had a repair in the last 12 months: leads to indicator 12",
        "Have you had repairs or maintenance carried out in your home in the last 12 months?",
        scale="",
        way_out=DONT_KNOW,
        for_whom=TENANTS,
    ),
    Official(
        "arc-12",
        "12",
        "Percentage of tenants who have had repairs or maintenance carried out in the last 12 months satisfied"
        " with the repairs and maintenance service",
        "Thinking about the LAST time you had repairs or maintenance carried out, how satisfied or"
        " dissatisfied were you with the repairs and maintenance service provided by [landlord]?",
        after="arc-repair",
        for_whom="Tenants who had a repair in the last 12 months",
    ),
    Official(
        "arc-13",
        "13",
        "Percentage of tenants satisfied with the landlord’s contribution to the management of the"
        " neighbourhood they live in",
        "Overall, how satisfied or dissatisfied are you with [landlord]’s contribution to the management of"
        " the neighbourhood you live in?",
        for_whom=TENANTS,
    ),
    Official(
        "arc-25",
        "25",
        "Percentage of tenants who feel the rent for their property represents good value for money",
        "Taking into account the accommodation and the services [landlord] provides, do you think the rent for"
        " your property represents good or poor value for money?",
        scale="good",
        for_whom=TENANTS,
    ),
    Official(
        "arc-29",
        "29",
        "Percentage of factored owners satisfied with the factoring service they receive",
        "Taking everything into account, how satisfied or dissatisfied are you with the factoring services"
        " provided by [landlord]?",
        for_whom=OWNERS,
    ),
)

TSM_QUESTIONS = (
    Official(
        "tsm-tp01",
        "TP01",
        "Overall satisfaction",
        "Taking everything into account, how satisfied or dissatisfied are you with the service provided by"
        " [landlord]?",
        for_whom=RENTED_AND_SHARED,
        published=True,
    ),
    Official(
        "tsm-repair",
        "",
        "Who had a repair in the last 12 months: leads to TP02 and TP03",
        "Has [landlord] carried out a repair to your home in the last 12 months?",
        scale="",
        for_whom=RENTED,
        published=True,
    ),
    Official(
        "tsm-tp02",
        "TP02",
        "Satisfaction with repairs",
        "How satisfied or dissatisfied are you with the overall repairs service from [landlord] over the last"
        " 12 months?",
        after="tsm-repair",
        for_whom=RENTED,
        published=True,
        whole_survey_only=True,
    ),
    Official(
        "tsm-tp03",
        "TP03",
        "Satisfaction with time taken to complete most recent repair",
        "How satisfied or dissatisfied are you with the time taken to complete your most recent repair after"
        " you reported it?",
        after="tsm-repair",
        for_whom=RENTED,
        whole_survey_only=True,
    ),
    Official(
        "tsm-tp04",
        "TP04",
        "Satisfaction that the home is well maintained",
        "How satisfied or dissatisfied are you that [landlord] provides a home that is well maintained?",
        for_whom=RENTED,
        published=True,
    ),
    Official(
        "tsm-tp05",
        "TP05",
        "Satisfaction that the home is safe",
        "Thinking about the condition of the property or building you live in, how satisfied or dissatisfied"
        " are you that [landlord] provides a home that is safe?",
        way_out=NOT_APPLICABLE,
        for_whom=RENTED_AND_SHARED,
    ),
    Official(
        "tsm-tp06",
        "TP06",
        "Satisfaction that the landlord listens to tenant views and acts upon them",
        "How satisfied or dissatisfied are you that [landlord] listens to your views and acts upon them?",
        way_out=NOT_APPLICABLE,
        for_whom=RENTED_AND_SHARED,
    ),
    Official(
        "tsm-tp07",
        "TP07",
        "Satisfaction that the landlord keeps tenants informed about things that matter to them",
        "How satisfied or dissatisfied are you that [landlord] keeps you informed about things that matter to"
        " you?",
        way_out=NOT_APPLICABLE,
        for_whom=RENTED_AND_SHARED,
    ),
    Official(
        "tsm-tp08",
        "TP08",
        "Agreement that the landlord treats tenants fairly and with respect",
        "To what extent do you agree or disagree with the following: “[landlord] treats me fairly and with"
        " respect”?",
        scale="agree",
        way_out=NOT_APPLICABLE,
        for_whom=RENTED_AND_SHARED,
    ),
    Official(
        "tsm-complaint",
        "",
        "Who made a complaint in the last 12 months: leads to TP09",
        "Have you made a complaint to [landlord] in the last 12 months?",
        scale="",
        for_whom=RENTED_AND_SHARED,
    ),
    Official(
        "tsm-tp09",
        "TP09",
        "Satisfaction with the landlord’s approach to handling complaints",
        "How satisfied or dissatisfied are you with [landlord]’s approach to complaints handling?",
        after="tsm-complaint",
        for_whom=RENTED_AND_SHARED,
    ),
    Official(
        "tsm-communal",
        "",
        "Who lives with communal areas: leads to TP10",
        "Do you live in a building with communal areas, either inside or outside, that [landlord] is"
        " responsible for maintaining?",
        scale="",
        way_out=DONT_KNOW,
        for_whom=RENTED_AND_SHARED,
    ),
    Official(
        "tsm-tp10",
        "TP10",
        "Satisfaction that the landlord keeps communal areas clean and well maintained",
        "How satisfied or dissatisfied are you that [landlord] keeps these communal areas clean and well"
        " maintained?",
        after="tsm-communal",
        for_whom=RENTED_AND_SHARED,
    ),
    Official(
        "tsm-tp11",
        "TP11",
        "Satisfaction that the landlord makes a positive contribution to neighbourhoods",
        "How satisfied or dissatisfied are you that [landlord] makes a positive contribution to your"
        " neighbourhood?",
        way_out=NOT_APPLICABLE,
        for_whom=RENTED_AND_SHARED,
    ),
    Official(
        "tsm-tp12",
        "TP12",
        "Satisfaction with the landlord’s approach to handling anti-social behaviour",
        "How satisfied or dissatisfied are you with [landlord]’s approach to handling anti-social behaviour?",
        way_out=NOT_APPLICABLE,
        for_whom=RENTED_AND_SHARED,
    ),
)


def load_official() -> None:
    for first, last in ARC_EDITIONS:
        note = ARC_NOTE if last else ARC_NOTE_SINCE
        _load(ARC, ARC_QUESTIONS, first, last, source=ARC_SOURCE, note=lambda _, said=note: said)
    _load(TSM, TSM_QUESTIONS, TSM_FROM, None, source=TSM_SOURCE, note=_of_tsm, position=200)


def _of_tsm(question: Official) -> str:
    return (TSM_PUBLISHED if question.published else TSM_KNOWN) + TSM_NEXT


def _load(collection, questions, first, last, *, source, note, position=100) -> None:
    """Adds what is not there, and leaves what an administrator has put right."""
    there = dict(BankEntry.objects.filter(valid_from=first).values_list("code", "pk"))
    for place, question in enumerate(questions, start=position):
        if question.code in there:
            continue
        entry = BankEntry.objects.create(
            collection=collection,
            code=question.code,
            indicator=question.indicator,
            title=question.title,
            words=question.words,
            kind=question.kind,
            answers=question.answers,
            asked_after_id=there.get(question.after),
            asked_after_answer="a1" if question.after else "",
            for_whom=question.for_whom,
            whole_survey_only=question.whole_survey_only,
            valid_from=first,
            valid_to=last,
            source=source,
            note=note(question),
            position=place,
        )
        there[question.code] = entry.pk
