"""What holds in a draft whatever is changed in it: places one after another, and no rule that speaks of what is not there."""

from collections.abc import Iterable, Mapping

from django.utils.crypto import get_random_string

from base.core.refused import Refused
from base.core.rows import locked

from .. import piping
from ..models import Question, Questionnaire, Version
from ..rules import refuse_impossible


def draft_of(questionnaire: Questionnaire) -> Version:
    """The version that may be changed, held with its questionnaire."""
    draft = locked(questionnaire).draft
    if draft is None:
        raise Refused("People are being asked these questions already. Begin a correction first.")
    return draft


def refuse_to_lose_rules(version: Version, going: Iterable[Question]) -> None:
    """Nothing goes after whose answers another question is asked."""
    codes = {question.code for question in going}
    for other in version.questions.exclude(code__in=codes):
        if any(rule["question"] in codes for rule in other.all_rules):
            raise Refused(f"“{other}” is asked after an answer to this. Change that one first.")
        if piping.spoken_of(other) & codes:
            raise Refused(f"“{other}” repeats the answer to this. Change that one first.")


def new_code() -> str:
    return get_random_string(8, "abcdefghjkmnpqrstuvwxyz23456789")


def number(questions: Iterable[Question]) -> None:
    for place, question in enumerate(questions, start=1):
        if question.place != place:
            question.place = place
            question.save(update_fields=["place"])


def earlier_than(question: Question) -> dict[str, Question]:
    earlier = question.version.questions.filter(place__lt=question.place)
    return {one.code: one for one in earlier.prefetch_related("options")}


def settle(version: Version, questions: Iterable[Question] | None = None) -> None:
    """After a change: each question has the rules of the section that it stands in, and whatever speaks
    of another question speaks of an earlier one, and of an answer that it has.

    ``questions`` are all of them, where they were read already.
    """
    if questions is None:
        questions = version.questions.prefetch_related("options")
    before: dict[str, Question] = {}
    section: list[dict[str, str]] = []
    any_rule = False
    for question in questions:
        if question.section:
            section, any_rule = question.section_rules, question.section_any_rule
        elif (question.section_rules, question.section_any_rule) != (section, any_rule):
            question.section_rules, question.section_any_rule = section, any_rule
            question.save(update_fields=["section_rules", "section_any_rule"])
        _refuse_broken(question, before)
        before[question.code] = question


def _refuse_broken(question: Question, before: Mapping[str, Question]) -> None:
    try:
        refuse_impossible(question.rules, any_rule=question.any_rule, before=before)
        if question.section:
            refuse_impossible(
                question.section_rules, any_rule=question.section_any_rule, before=before
            )
    except Refused as refusal:
        raise Refused(
            f"“{question}” would not be asked as its rules say. {refusal} Change that one first."
        ) from None
    if piping.spoken_of(question) - before.keys():
        raise Refused(f"“{question}” repeats an answer that would come after it. Change it first.")
