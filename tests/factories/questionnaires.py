"""Questions, and people who answer them."""

import datetime as dt

from base.accounts.models import User
from participation.people.customers.models import Customer
from participation.questionnaires.answering.services import begin_sheet, keep_answers, send_sheet
from participation.questionnaires.building.services import (
    Choice,
    open_questionnaire,
    start_questionnaire,
    write_question,
)
from participation.questionnaires.kinds import Kind, Said
from participation.questionnaires.models import BankEntry, Question, Questionnaire, Sheet


def make_questionnaire(by: User, title: str = "The rent next year") -> Questionnaire:
    return start_questionnaire(title=title, by=by)


def add_question(
    questionnaire: Questionnaire,
    words: str = "Which do you prefer?",
    *choices: str,
    dont_know: str = "",
    **fields,
) -> Question:
    """One choice among ``choices``, or a few words where there are none; ``dont_know`` leaves the count."""
    fields.setdefault("kind", Kind.SINGLE if choices else Kind.SHORT)
    options = [Choice(one) for one in choices]
    if dont_know:
        options.append(Choice(dont_know, counts=False))
    return write_question(
        questionnaire=questionnaire,
        words=words,
        choices=options,
        by=questionnaire.created_by,
        **fields,
    )


def option_of(question: Question, words: str) -> str:
    return question.options.get(words=words).code


def only_if(question: Question, words: str = "", must: str = "is") -> dict[str, str]:
    """A rule: asked only where that question was answered so."""
    rule = {"question": question.code, "must": must}
    return {**rule, "option": option_of(question, words)} if words else rule


def opened(questionnaire: Questionnaire) -> Questionnaire:
    open_questionnaire(questionnaire=questionnaire, by=questionnaire.created_by)
    return questionnaire


def make_answers(
    questionnaire: Questionnaire, customer: Customer, said: dict[str, Said | None]
) -> Sheet:
    """Begun, kept and sent by themselves."""
    sheet = begin_sheet(questionnaire=questionnaire, customer=customer)
    keep_answers(sheet=sheet, said=said)
    return send_sheet(sheet=sheet)


def make_bank_entry(code: str, **fields) -> BankEntry:
    """An official question with Yes and No, asked since last year and not checked yet."""
    answers = [
        {"code": f"a{n}", "words": words, "counts": True, "favourable": n == 1}
        for n, words in enumerate(("Yes", "No"), start=1)
    ]
    given = {
        "collection": BankEntry.Collection.ARC,
        "title": "Whether it is",
        "words": "Is it good at [landlord]?",
        "kind": Kind.SINGLE,
        "answers": answers,
        "valid_from": dt.date(2025, 4, 1),
        "source": "The regulator's guidance",
    }
    return BankEntry.objects.create(code=code, **given | fields)
