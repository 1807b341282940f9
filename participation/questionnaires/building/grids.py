"""Several things asked on the same answers: written as one, and each a question of its own.

So each has results, rules and a line on paper as any other has. What they share is written once.
"""

from collections.abc import Sequence

from django.db import transaction

from base.accounts.models import User
from base.core.refused import Refused

from ..kinds import Kind
from ..models import Question, Questionnaire
from .drafts import draft_of, new_code, number, refuse_to_lose_rules, settle
from .services import Choice, write_question

MOST_ROWS = 15


@transaction.atomic
def write_grid(
    *,
    questionnaire: Questionnaire,
    first: Question | None = None,
    lead_in: str,
    rows: Sequence[str],
    choices: Sequence[Choice],
    help_text: str = "",
    rules: Sequence[dict[str, str]] = (),
    any_rule: bool = False,
    new_page: bool = True,
    by: User,
) -> Question:
    """Write one at the end, or change that of which ``first`` is the first row. Returns its first row.

    A row whose words stay keeps its code, and so what was answered to it.
    """
    _refuse_rows(rows)
    version = draft_of(questionnaire)
    there: list[Question] = []
    if first is not None:
        if first.version_id != version.pk:
            raise Refused("People are being asked this already. Begin a correction first.")
        there = list(version.questions.filter(grid=first.grid))
    before = there[0].place - 1 if there else version.questions.count()
    known = {question.row.casefold(): question for question in there}
    gone = [one for key, one in known.items() if key not in {row.casefold() for row in rows}]
    refuse_to_lose_rules(version, gone)
    for question in gone:
        question.delete()
    grid = there[0].grid if there else new_code()
    written: list[Question] = []
    shared: Sequence[Choice] = choices
    for place, row in enumerate(rows):
        question = write_question(
            questionnaire=questionnaire,
            question=known.get(row.casefold()),
            kind=Kind.SCALE,
            words=f"{lead_in} {row}",
            help_text="" if place else help_text,
            choices=shared,
            rules=rules,
            any_rule=any_rule,
            new_page=new_page and not place,
            by=by,
        )
        question.grid, question.lead_in, question.row = grid, lead_in, row
        question.save(update_fields=["grid", "lead_in", "row"])
        written.append(question)
        if not place:
            codes = [option.code for option in question.options.order_by("place")]
            shared = [one._replace(code=code) for one, code in zip(choices, codes, strict=True)]
    others = list(version.questions.exclude(grid=grid))
    number([*others[:before], *written, *others[before:]])
    settle(version)
    return written[0]


def _refuse_rows(rows: Sequence[str]) -> None:
    if len(rows) < 2:
        raise Refused("Write at least two things to ask about.")
    if len(rows) > MOST_ROWS:
        raise Refused(f"Write at most {MOST_ROWS} things to ask about.")
    if len({row.casefold() for row in rows}) < len(rows):
        raise Refused("Two of the things to ask about are the same.")
