"""What people wrote about the rent, sorted by theme by one reader and in part by a second."""

import random

from base.accounts.models import User
from participation.programme.consultations.models import Consultation, ThemeConsideration
from participation.questionnaires.models import Answer, Question, Reading, Redaction, Theme
from participation.questionnaires.themes.services import record_readings
from participation.questionnaires.themes.taking_out import choose_quote, take_out

from .voices import ANSWERS

MONEY, WARM, HEARD, ABOUT = range(1, 5)
THEMES = {
    MONEY: ("Money at the end of the month", "Not having enough, now or after the rise."),
    WARM: ("Windows and warm homes", "What the work is worth to them, and the cost of heating."),
    HEARD: ("Being asked and told", "Letters, what came of it last time, and thanks for asking."),
    ABOUT: ("Getting about at home", "Stairs, handrails, and who cannot manage them."),
}
#: What was considered of each, and what people were told.
CONSIDERED = {
    MONEY: (
        "One answer in three says that nothing is left before the month ends. A smaller rise would take "
        "the windows away from everybody; a fund reaches those who wrote.",
        "The hardship fund grows by £15,000, and the letter about the rise names it on its first page.",
    ),
    WARM: (
        "Those who wrote of cold homes also wrote of their bills. The windows pay back for them first.",
        "Sixty more homes a year get new windows, the coldest first.",
    ),
    HEARD: (
        "People do not remember what came of the last time, and the letter was too long.",
        "The letter is one page, and a second says street by street what the last rise paid for.",
    ),
    ABOUT: (
        "It is not about the rent, but it was said often.",
        "We cannot pay for stair lifts from this rise. Handrails come within ten working days.",
    ),
}
#: What each of the answers speaks of, in their order.
SPEAKS_OF = (
    {WARM},
    {MONEY},
    set(),
    {ABOUT},
    {HEARD},
    {HEARD},
    {MONEY},
    {MONEY, WARM},
    {HEARD},
)
#: A neighbour is named in this one.
NAMES_SOMEBODY = 6
MOST_QUOTED = 4
#: How much the second reader reads, and how often they find it otherwise.
SECOND_READS, DIFFERS = 0.4, 0.12

IN_THEME = Reading.themes.through


def sort_by_theme(question: Question, *, by: User, second: User, dice: random.Random) -> None:
    questionnaire = question.version.questionnaire
    themes = Theme.objects.bulk_create(
        Theme(
            questionnaire=questionnaire,
            question_code=question.code,
            number=number,
            name=name,
            meaning=meaning,
        )
        for number, (name, meaning) in THEMES.items()
    )
    found = {theme.number: theme for theme in themes}
    speaks_of = dict(zip(ANSWERS, SPEAKS_OF, strict=True))
    answers = [one for one in question.answers.select_related("sheet") if one.words in speaks_of]
    first = [(one, speaks_of[one.words]) for one in answers]
    again = [
        (one, {WARM} if dice.random() < DIFFERS else numbers)
        for one, numbers in first
        if dice.random() < SECOND_READS
    ]
    _read(first, found, Reading.Stand.FIRST, by)
    _read(again, found, Reading.Stand.SECOND, second)
    _settle_one(question, found, by)
    _take_out_names(answers, by)
    _quote(answers, by)
    consultation = Consultation.objects.get(questionnaire=questionnaire)
    if consultation.decided_on is not None:
        ThemeConsideration.objects.bulk_create(
            ThemeConsideration(
                consultation=consultation, theme=theme, considered=considered, answer=answer
            )
            for theme, (considered, answer) in zip(themes, CONSIDERED.values(), strict=True)
        )


def _read(
    read: list[tuple[Answer, set[int]]], themes: dict[int, Theme], stand: Reading.Stand, by: User
) -> None:
    readings = Reading.objects.bulk_create(
        Reading(
            answer=answer,
            stand=stand,
            reader=by,
            read_at=answer.sheet.sent_at,
            counts=stand == Reading.Stand.FIRST,
        )
        for answer, _ in read
    )
    IN_THEME.objects.bulk_create(
        IN_THEME(reading=reading, theme=themes[number])
        for reading, (_, numbers) in zip(readings, read, strict=True)
        for number in sorted(numbers)
    )


def _settle_one(question: Question, themes: dict[int, Theme], by: User) -> None:
    differs = Reading.objects.filter(answer__question=question, stand=Reading.Stand.SECOND)
    one = differs.filter(themes=themes[WARM], answer__words=ANSWERS[1]).first()
    if one is not None:
        record_readings(found={one.answer: [themes[MONEY]]}, by=by, stand=Reading.Stand.SETTLED)


def _take_out_names(answers: list[Answer], by: User) -> None:
    for answer in answers:
        if answer.words == ANSWERS[NAMES_SOMEBODY]:
            take_out(answer=answer, passage="Mrs Kerr", reason=Redaction.Reason.NAME, by=by)
            take_out(answer=answer, passage="number 12", reason=Redaction.Reason.ADDRESS, by=by)


def _quote(answers: list[Answer], by: User) -> None:
    """One of each that says something, of people who allow it."""
    allowed = {one.words: one for one in answers if one.sheet.may_quote}
    chosen = [allowed[words] for words in reversed(ANSWERS) if words in allowed]
    for answer in chosen[:MOST_QUOTED]:
        choose_quote(answer=answer, passage="", by=by)
