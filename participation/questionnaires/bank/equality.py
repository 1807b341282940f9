"""The equality questions of the landlord's nation, as they stand in our own list, to be asked in a survey.

What a survey asks here is an answer to that survey. It is not put on anybody's own equality answers.
"""

import datetime as dt

from participation.people.equality.models import Question

from ..building.services import MOST_OPTIONS
from ..kinds import Kind
from ..models import BankEntry

RATHER_NOT = {
    "code": "out",
    "words": "Prefer not to say",
    "counts": False,
    "favourable": False,
}
NOTE = (
    "Ask it only where you say what it is for, and read it as numbers alone. Fewer than {threshold} people are never"
    " shown."
)


def load_equality() -> None:
    there = {*BankEntry.objects.values_list("code", "valid_from")}
    for question in Question.objects.asked().prefetch_related("options"):
        code = f"eq-{question.code}"[:20].rstrip("-_")
        first = dt.date(int(question.question_set[-4:]), 1, 1)
        if (code, first) in there:
            continue
        answers = [
            {
                "code": f"a{n}",
                "words": f"{one.group}: {one.text}" if one.group else one.text,
                "counts": True,
                "favourable": False,
            }
            for n, one in enumerate(question.options.all(), start=1)
        ]
        BankEntry.objects.create(
            collection=BankEntry.Collection.EQUALITY,
            code=code,
            title=question.code.replace("_", " ").capitalize(),
            words=question.text,
            help_text=question.hint,
            kind=Kind.SINGLE,
            answers=[*answers[: MOST_OPTIONS - 1], RATHER_NOT],
            for_whom="People aged 16 or over" if question.over_16_only else "",
            valid_from=first,
            source=question.source,
            note=NOTE.format(threshold=question.threshold),
            position=300 + question.position,
        )
