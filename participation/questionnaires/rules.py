"""When a question is asked at all: after earlier answers, that are, are not, or were given.

A question's rules are a list of ``{"question": code, "must": "is" | "is_not" | "answered", "option":
code}``. A rule speaks only of a question before it, so that no circle can be written. A question
that is not asked is not answered, whatever was chosen there before; so what a rule switched on, it
switches off again.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from base.core.refused import Refused

IS, IS_NOT, ANSWERED = "is", "is_not", "answered"
MUST = frozenset({IS, IS_NOT, ANSWERED})


def asked(questions: Iterable[Any], said: Mapping[str, Any]) -> list[Any]:
    """Of the questions in their order, those that somebody who said this is asked."""
    found: list[Any] = []
    counted: dict[str, Any] = {}
    for question in questions:
        if is_asked(question, counted):
            found.append(question)
            if question.code in said:
                counted[question.code] = said[question.code]
    return found


def is_asked(question: Any, said: Mapping[str, Any]) -> bool:
    """``said`` holds what was answered to the questions before that were asked.

    The rules of its section hold as well as its own.
    """
    return _all_hold(
        question.section_rules, any_rule=question.section_any_rule, said=said
    ) and _all_hold(question.rules, any_rule=question.any_rule, said=said)


def _all_hold(
    rules: Iterable[Mapping[str, str]], *, any_rule: bool, said: Mapping[str, Any]
) -> bool:
    hold = [holds(rule, said) for rule in rules]
    return not hold or (any(hold) if any_rule else all(hold))


def holds(rule: Mapping[str, str], said: Mapping[str, Any]) -> bool:
    answer = said.get(rule["question"])
    if answer is None:
        return False  # nobody who left it unanswered is asked what hangs on it
    if rule["must"] == ANSWERED:
        return True
    return (rule["option"] in answer) == (rule["must"] == IS)


def in_words(question: Any, before: Mapping[str, Any]) -> str:
    """After which answers it is asked; empty where everybody is."""
    return _together(question.rules, any_rule=question.any_rule, before=before)


def section_in_words(question: Any, before: Mapping[str, Any]) -> str:
    """The same of the section that begins with it."""
    return _together(question.section_rules, any_rule=question.section_any_rule, before=before)


def _together(rules: Iterable[Any], *, any_rule: bool, before: Mapping[str, Any]) -> str:
    joined = ", or " if any_rule else ", and "
    return joined.join(_in_words(rule, before[rule["question"]]) for rule in rules)


def _in_words(rule: Mapping[str, str], earlier: Any) -> str:
    if rule["must"] == ANSWERED:
        return f"question {earlier.place} is answered"
    (option,) = (one for one in earlier.options.all() if one.code == rule["option"])
    so = "is" if rule["must"] == IS else "is not"
    if earlier.kind == "several":
        return f"“{option}” {so} ticked at question {earlier.place}"
    return f"the answer to question {earlier.place} {so} “{option}”"


def refuse_impossible(
    rules: list[dict[str, str]], *, any_rule: bool, before: Mapping[str, Any]
) -> None:
    """Refuse what can never hold. ``before`` are the questions before this one, by their code."""
    for rule in rules:
        earlier = before.get(rule["question"])
        if earlier is None:
            raise Refused("A rule can only speak of a question that comes before this one.")
        if rule["must"] not in MUST:
            raise Refused("Choose whether the answer is, is not, or was given at all.")
        if rule["must"] == ANSWERED:
            continue
        if earlier.kind == "ranking":
            raise Refused("Of answers in order, a rule can only say that they were given at all.")
        if rule.get("option") not in {option.code for option in earlier.options.all()}:
            raise Refused(f"Choose an answer of “{earlier}” that the rule speaks of.")
    if not any_rule:
        _refuse_what_excludes_itself(rules, before)


def _refuse_what_excludes_itself(rules: list[dict[str, str]], before: Mapping[str, Any]) -> None:
    """All at once: one answer cannot be two, nor be and not be the same."""
    for code in {rule["question"] for rule in rules}:
        wanted, ruled_out = (
            {rule["option"] for rule in rules if rule["question"] == code and rule["must"] == must}
            for must in (IS, IS_NOT)
        )
        one_answer = before[code].kind != "several"
        left = {option.code for option in before[code].options.all()} - ruled_out
        if wanted & ruled_out or (one_answer and len(wanted) > 1) or (ruled_out and not left):
            raise Refused(
                f"No answer to “{before[code]}” fits all of these rules, so nobody is asked."
            )
