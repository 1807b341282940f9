"""What people were asked about the rent, question by question, and what each of them answered."""

import datetime as dt
import random
from typing import NamedTuple

from django.utils import timezone

from base.accounts.models import User
from participation.people.customers.models import Customer
from participation.programme.consultations.answering import MODE_OF
from participation.programme.consultations.models import Consultation, Duty, Response, ResponseCount
from participation.programme.consultations.responses import record_response
from participation.questionnaires.building.services import (
    Choice,
    begin_correction,
    open_questionnaire,
    start_questionnaire,
    write_question,
)
from participation.questionnaires.kept_versions import questions_of
from participation.questionnaires.kinds import Kind, way_of
from participation.questionnaires.models import Answer, Question, Sheet
from participation.questionnaires.translating.services import write_translations
from participation.questionnaires.translating.strings import lines_of

from . import voices
from .devices import make_device_answers, make_doubtful_answers
from .paper import make_codes_and_paper
from .themes import sort_by_theme

OPTIONS = (
    Choice("Option 1: 3 in 100 more, and nothing new"),
    Choice("Option 2: 4 in 100 more, and 60 more homes get new windows"),
    Choice("Option 3: 5 in 100 more, with the windows and a warden"),
    Choice("I do not know", counts=False),
)
HARDSHIP = (
    Choice("Not hard at all"),
    Choice("A little hard"),
    Choice("Hard"),
    Choice("Very hard"),
    Choice("I would rather not say", counts=False),
)
HELP = (
    Choice("A larger hardship fund"),
    Choice("Advice about money and benefits"),
    Choice("Paying by the week"),
    Choice("A home that costs less to heat"),
)
FIRST = (
    Choice("New windows"),
    Choice("A warden in the blocks"),
    Choice("Heating that costs less to run"),
    Choice("Safer paths and lights"),
)
#: How near the top each is put, in the order above.
WANTED = (40, 15, 35, 20)
#: The Polish of all that people read there.
POLISH = {
    "Which option would you choose?": "Którą możliwość by Państwo wybrali?",
    "Option 1: 3 in 100 more, and nothing new": "Możliwość 1: o 3 na 100 więcej i nic nowego",
    "Option 2: 4 in 100 more, and 60 more homes get new windows": (
        "Możliwość 2: o 4 na 100 więcej i nowe okna w kolejnych 60 mieszkaniach"
    ),
    "Option 3: 5 in 100 more, with the windows and a warden": (
        "Możliwość 3: o 5 na 100 więcej, z oknami i dozorcą"
    ),
    "I do not know": "Nie wiem",
    "How hard would that rise be for you?": "Jak trudna byłaby dla Państwa ta podwyżka?",
    "Think of all that you pay for in a month.": (
        "Proszę pomyśleć o wszystkim, za co płacą Państwo w ciągu miesiąca."
    ),
    "Not hard at all": "Wcale nie trudna",
    "A little hard": "Trochę trudna",
    "Hard": "Trudna",
    "Very hard": "Bardzo trudna",
    "I would rather not say": "Wolę nie mówić",
    "What would help you most?": "Co pomogłoby Państwu najbardziej?",
    "A larger hardship fund": "Większy fundusz pomocy",
    "Advice about money and benefits": "Porady o pieniądzach i zasiłkach",
    "Paying by the week": "Płacenie co tydzień",
    "A home that costs less to heat": "Mieszkanie tańsze w ogrzewaniu",
    "What should we do first?": "Co powinniśmy zrobić najpierw?",
    "New windows": "Nowe okna",
    "A warden in the blocks": "Dozorca w blokach",
    "Heating that costs less to run": "Tańsze ogrzewanie",
    "Safer paths and lights": "Bezpieczniejsze ścieżki i oświetlenie",
    "Is there anything else that we should know before we decide?": (
        "Czy jest coś jeszcze, co powinniśmy wiedzieć, zanim zdecydujemy?"
    ),
    "Continue": "Dalej",
    "Words of usual size": "Zwykłe litery",
    "Larger words": "Większe litery",
    "Largest words": "Największe litery",
    "No answer: leave this out": "Bez odpowiedzi: pominąć",
}
#: How many of a hundred choose each, in the order above.
CHOOSE, FIND_HARD, WOULD_HELP = (24, 58, 12, 6), (18, 38, 26, 12, 6), (40, 30, 25, 55)
HARD = 2
"""From this place on it is hard, and people are asked what would help."""
ANSWERED_WITH = 0.85
"""How many of those who answered filled in the questions; the others said it in a meeting or a letter."""

MAY_QUOTE = 0.6
ADDS_WORDS = 0.5


PUT_IN_ORDER = 0.6
"""How many of them put the works in order."""


class Asked(NamedTuple):
    option: Question
    hardship: Question
    help: Question
    first: Question
    more: Question


def make_consultation_answers(
    *, dice: random.Random, customer: Customer, by: User, colleague: User
) -> None:
    """Of the latest rent consultation, which is open in autumn, and of the one before; and by the person
    whom visitors of the demo look around as."""
    rent = Consultation.objects.filter(duty=Duty.S25_RENT, published_at__isnull=False)
    for consultation in rent.order_by("-starts_at")[:2]:
        asked = _ask(consultation, by)
        _answer_as_customer(consultation, customer)
        _some_at_the_door(consultation)
        _answer(consultation, asked, dice)
        sort_by_theme(asked.more, by=by, second=colleague, dice=dice)
        make_device_answers(consultation, dice=dice, by=by)
        make_doubtful_answers(consultation, asked.option, dice=dice, by=by, colleague=colleague)
    for consultation in rent.order_by("-starts_at")[:1]:
        make_codes_and_paper(consultation, dice=dice, by=by, colleague=colleague)
        _begin_to_correct(consultation, by)


def _ask(consultation: Consultation, by: User) -> Asked:
    questionnaire = start_questionnaire(title=consultation.title, by=by)
    consultation.questionnaire = questionnaire
    consultation.save(update_fields=["questionnaire"])
    about = {"questionnaire": questionnaire, "by": by}
    write_question(
        **about, kind=Kind.SINGLE, words="Which option would you choose?", choices=OPTIONS
    )
    hardship = write_question(
        **about,
        kind=Kind.SCALE,
        words="How hard would that rise be for you?",
        help_text="Think of all that you pay for in a month.",
        choices=HARDSHIP,
        new_page=False,
    )
    codes = [one.code for one in hardship.options.all()]
    write_question(
        **about,
        kind=Kind.SEVERAL,
        words="What would help you most?",
        choices=HELP,
        rules=[
            {"question": hardship.code, "must": "is", "option": code}
            for code in codes[HARD : HARD + 2]
        ],
        any_rule=True,
    )
    write_question(**about, kind=Kind.RANKING, words="What should we do first?", choices=FIRST)
    write_question(
        **about,
        kind=Kind.LONG,
        words="Is there anything else that we should know before we decide?",
    )
    open_questionnaire(questionnaire=questionnaire, by=by)
    questionnaire.versions.update(opened_at=consultation.published_at)
    version = questionnaire.versions.get()
    questions = questions_of(version)
    write_translations(
        questionnaire=questionnaire,
        language="pl",
        lines=lines_of(version, questions),
        words=POLISH,
        by=by,
    )
    return Asked(*questions)


def _begin_to_correct(consultation: Consultation, by: User) -> None:
    """Somebody asked whether they may tick more than one. Nobody is asked the better words yet."""
    questionnaire = consultation.questionnaire
    draft = begin_correction(questionnaire=questionnaire, by=by)
    question = draft.questions.get(kind=Kind.SEVERAL)
    write_question(
        questionnaire=questionnaire,
        question=question,
        kind=Kind.SEVERAL,
        words=question.words,
        help_text="Tick as many as you like.",
        choices=HELP,
        rules=question.rules,
        any_rule=question.any_rule,
        by=by,
    )


def _answer_as_customer(consultation: Consultation, customer: Customer) -> None:
    if not consultation.responses.filter(customer=customer).exists():
        record_response(
            consultation=consultation,
            customer=customer,
            how="online",
            received_on=consultation.opens_on + dt.timedelta(days=2),
            by=customer.user,
        )


def _some_at_the_door(consultation: Consultation) -> None:
    """Half of those who had written an email in other years were asked at their door about the rent."""
    wrote = consultation.responses.filter(how=ResponseCount.How.EMAIL).order_by("pk")
    numbers = list(wrote.values_list("pk", flat=True)[::2])
    consultation.responses.filter(pk__in=numbers).update(how=ResponseCount.How.IN_PERSON)


def _answer(consultation: Consultation, asked: Asked, dice: random.Random) -> None:
    version = asked.option.version
    answers: list[Answer] = []
    told: list[Response] = []
    for response in consultation.responses.select_related("customer").order_by("pk"):
        if response.customer.user_id is None and dice.random() > ANSWERED_WITH:
            continue
        sent_at = timezone.make_aware(dt.datetime.combine(response.received_on, dt.time(12)))
        mode = MODE_OF[response.how]
        sheet = Sheet.objects.create(
            questionnaire=version.questionnaire,
            version=version,
            customer=response.customer,
            mode=mode,
            keyed_by=None if mode == Sheet.Mode.ONLINE else consultation.lead_officer,
            begun_at=sent_at,
            sent_at=sent_at,
            may_quote=dice.random() < MAY_QUOTE,
        )
        theirs = _said(sheet, asked, response.said, dice)
        answers += theirs
        response.said = _in_words(theirs)
        told.append(response)
    Answer.objects.bulk_create(answers)
    Response.objects.bulk_update(told, ["said"])


def _said(sheet: Sheet, asked: Asked, words: str, dice: random.Random) -> list[Answer]:
    options, hardships, helps = (
        list(question.options.all()) for question in (asked.option, asked.hardship, asked.help)
    )
    (option,) = dice.choices(options, CHOOSE)
    (hardship,) = dice.choices(hardships, FIND_HARD)
    theirs = [
        Answer(sheet=sheet, question=asked.option, option=option),
        Answer(sheet=sheet, question=asked.hardship, option=hardship),
    ]
    if hardship in hardships[HARD : HARD + 2]:
        theirs += [
            Answer(sheet=sheet, question=asked.help, option=one)
            for one, share in zip(helps, WOULD_HELP, strict=True)
            if dice.random() * 100 < share
        ]
    if dice.random() < PUT_IN_ORDER:
        theirs.append(_in_order(sheet, asked.first, dice))
    if words := words or (dice.choice(voices.ANSWERS) if dice.random() < ADDS_WORDS else ""):
        theirs.append(Answer(sheet=sheet, question=asked.more, words=words))
    return theirs


def _in_order(sheet: Sheet, question: Question, dice: random.Random) -> Answer:
    left = {one.code: weight for one, weight in zip(question.options.all(), WANTED, strict=True)}
    order: list[str] = []
    while left:
        (code,) = dice.choices(list(left), list(left.values()))
        order.append(code)
        del left[code]
    (values,) = way_of(question).kept(question, tuple(order[: dice.randint(2, 4)]))
    return Answer(sheet=sheet, question=question, **values)


def _in_words(answers: list[Answer]) -> str:
    read: dict[str, list[str]] = {}
    for answer in answers:
        read.setdefault(answer.question.words, []).append(answer.said)
    return "\n\n".join(f"{question}\n{'; '.join(said)}" for question, said in read.items())
