"""Which questions some answers lead to. Each question's own rules can hold; together with the rules of
those before it they may not: whoever is asked it said "No" there, and only "Yes" leads here."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from ..rules import ANSWERED, is_asked

#: Nobody writes rules that need more tries; of such a question nothing is claimed.
MOST_TRIES = 5_000


def nobody_is_asked(questions: Sequence[Any]) -> list[Any]:
    """Those, in their order, to which no answers lead."""
    return [one for one in questions if one.all_rules and not _leads_to(one, questions)]


def _leads_to(question: Any, questions: Sequence[Any]) -> bool:
    """Whether some answers to all that it hangs on lead to it. To leave one unanswered leads nowhere."""
    before = _hangs_on(question, {one.code: one for one in questions})
    chain = [one for one in questions if one.code in before]
    if not question.section_rules and not any(one.all_rules for one in chain):
        return True  # what its own rules exclude was refused when they were written
    spoken_of: dict[str, set[str]] = {one.code: set() for one in chain}
    for rule in [rule for one in [*chain, question] for rule in one.all_rules]:
        if rule["must"] != ANSWERED:
            spoken_of[rule["question"]].add(rule["option"])
    ways = _ways(chain, spoken_of, {})
    return any(tries >= MOST_TRIES or is_asked(question, said) for tries, said in enumerate(ways))


def _hangs_on(question: Any, by_code: Mapping[str, Any]) -> set[str]:
    found: set[str] = set()
    for rule in question.all_rules:
        found |= {rule["question"], *_hangs_on(by_code[rule["question"]], by_code)}
    return found


def _ways(
    chain: Sequence[Any], spoken_of: Mapping[str, set[str]], said: Mapping[str, Any]
) -> Iterator[Mapping[str, Any]]:
    """What can be said to the questions of a chain, as far as rules tell answers from each other."""
    if not chain:
        yield said
        return
    first, *others = chain
    if not is_asked(first, said):
        yield from _ways(others, spoken_of, said)
        return
    for answer in _answers(first, spoken_of[first.code]):
        yield from _ways(others, spoken_of, {**said, first.code: answer})


def _answers(question: Any, spoken_of: set[str]) -> Iterator[Any]:
    """One answer of each sort that rules tell apart: all that they do not speak of are one."""
    options = [option.code for option in question.options.all()]
    told_apart = [code for code in options if code in spoken_of]
    told_apart += [code for code in options if code not in spoken_of][:1]
    most = len(told_apart) if question.kind == "several" else 1
    if not options:
        yield "words"
    for size in range(1, most + 1):
        yield from combinations(told_apart, size)
