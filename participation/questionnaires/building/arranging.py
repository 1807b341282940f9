"""The order of questions, their sections, and what stands before and after them."""

from collections.abc import Sequence

from django.db import transaction

from base.core.refused import Refused

from ..answering.pages import in_blocks
from ..models import Question, Questionnaire
from ..picture_files import forget_pictures, pictures_of
from ..rules import refuse_impossible
from .drafts import draft_of, earlier_than, number, refuse_to_lose_rules, settle


@transaction.atomic
def write_section(
    *, question: Question, title: str, rules: Sequence[dict[str, str]] = (), any_rule: bool = False
) -> None:
    """Begin a section with a question, or change it; without a title none begins there."""
    version = draft_of(question.version.questionnaire)
    if question.version_id != version.pk:
        raise Refused("People are being asked this already. Begin a correction first.")
    if rules and not title:
        raise Refused("Give the section a title, or take away its rules.")
    if question.grid:
        question = version.questions.filter(grid=question.grid)[0]
    refuse_impossible(list(rules), any_rule=any_rule, before=earlier_than(question))
    question.section, question.section_rules = title, list(rules)
    question.section_any_rule = any_rule and bool(rules)
    question.save(update_fields=["section", "section_rules", "section_any_rule"])
    settle(version)


@transaction.atomic
def write_words_around(*, questionnaire: Questionnaire, introduction: str, thanks: str) -> None:
    """What stands before the first question and after the last."""
    version = draft_of(questionnaire)
    version.introduction, version.thanks = introduction, thanks
    version.save(update_fields=["introduction", "thanks"])


@transaction.atomic
def move_question(*, question: Question, up: bool) -> None:
    """Change places with the question before it or after it; at the end there is nowhere to go.

    A grid moves as one, and is passed as one.
    """
    version = draft_of(question.version.questionnaire)
    if question.version_id != version.pk:
        raise Refused("People are being asked this already. Begin a correction first.")
    blocks = in_blocks(list(version.questions.all()))
    at = next(n for n, block in enumerate(blocks) if question in block)
    there = at - 1 if up else at + 1
    if not 0 <= there < len(blocks):
        return
    blocks[at], blocks[there] = blocks[there], blocks[at]
    number([one for block in blocks for one in block])
    settle(version)


@transaction.atomic
def remove_question(*, question: Question) -> None:
    """With it go the other rows of its grid."""
    version = draft_of(question.version.questionnaire)
    if question.version_id != version.pk:
        raise Refused("People are being asked this already. Begin a correction first.")
    mine = [question]
    if question.grid:
        mine = list(version.questions.filter(grid=question.grid))
    refuse_to_lose_rules(version, mine)
    forget_pictures(pictures_of(mine))
    for one in mine:
        one.delete()
    number(version.questions.all())
