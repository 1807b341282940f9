"""Codes in the words of messages: what is kept has a mark in their place, and the code goes in as it leaves.

Every officer can open what was sent to somebody. Whoever finds a code there answers in that person's place, and
nothing tells the two apart. A mark names a questionnaire and no person, so that words which somebody else
wrote, a name for instance, bring nobody any code but their own.
"""

import re
from dataclasses import dataclass

from django.urls import reverse

from ..models import PersonalCode, Questionnaire, address_of
from ..owners import owned
from ..signs import in_groups

MARK = re.compile(r"~your-(code|signs)-([0-9]{1,18})~")
#: As long as a code, for what counts letters.
AS_LONG = "00000000"


def own_address(questionnaire: int) -> str:
    """The address at which whoever gets the message answers, as it is kept."""
    return address_of(f"~your-code-{questionnaire}~")


def own_signs(questionnaire: int) -> str:
    """Their code in two groups, as it is kept."""
    return f"~your-signs-{questionnaire}~"


def with_own_codes(words: str, customer: int | None) -> str:
    """The words as they reach this customer. A mark for which they have no code stays."""
    asked = _questionnaires(words)
    if not asked or customer is None:
        return words
    theirs = PersonalCode.objects.filter(customer=customer, questionnaire__in=asked, is_spare=False)
    codes = dict(theirs.values_list("questionnaire", "code"))

    def code(mark: re.Match) -> str:
        found = codes.get(int(mark[2]))
        if found is None:
            return mark[0]
        return in_groups(found) if mark[1] == "signs" else found

    return MARK.sub(code, words)


def as_long(words: str) -> str:
    """Words of the same length as those that arrive, with nobody's code."""
    return MARK.sub(lambda mark: in_groups(AS_LONG) if mark[1] == "signs" else AS_LONG, words)


@dataclass(frozen=True)
class CodeInWords:
    """A code that stands in a message: for which questions, and where one of us sees it.

    ``seen_at`` is empty where nobody of us may.
    """

    questions: str
    seen_at: str


def codes_in(words: str, customer: int | None) -> list[CodeInWords]:
    asked = Questionnaire.objects.filter(pk__in=_questionnaires(words)).order_by("pk")
    return [
        CodeInWords(
            str(one),
            ""
            if customer is None or owned(one).is_anonymous
            else reverse("questionnaires:code_of", args=[one.pk, customer]),
        )
        for one in asked
    ]


def asked_in(words: str) -> int | None:
    """The questions that a message asks somebody to answer, by number; the first, of several."""
    return min(_questionnaires(words), default=None)


def marks_of(questionnaire: int) -> tuple[str, str]:
    """What stands in a message that asks somebody to answer these."""
    return own_address(questionnaire), own_signs(questionnaire)


def for_us(words: str) -> str:
    """The words as we read them."""
    return MARK.sub("[their code]", words)


def is_for_nobody_of_us(words: str) -> bool:
    """Whether it has a code that none of us may read, so that no person can carry it."""
    asked = Questionnaire.objects.filter(pk__in=_questionnaires(words))
    return any(owned(one).is_anonymous for one in asked)


def _questionnaires(words: str) -> set[int]:
    return {int(number) for _, number in MARK.findall(words)}
