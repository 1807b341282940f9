"""What changed between two states of the same questions, in words for people who write none themselves."""

from collections.abc import Iterable, Sequence
from typing import Any, TypedDict

from ..models import Question
from ..rules import in_words


class Stood(TypedDict):
    """One question as it stood, of what can be kept as JSON. ``only_if`` names other questions by their place
    of that day; ``rules`` tell whether it changed."""

    code: str
    place: int
    words: str
    help_text: str
    answers: list[str]
    pictures: list[str]
    only_if: str
    rules: list[Any]


def as_they_stand(questions: Iterable[Question]) -> list[Stood]:
    questions = list(questions)
    by_code = {one.code: one for one in questions}
    return [
        {
            "code": one.code,
            "place": one.place,
            "words": one.words,
            "help_text": one.help_text,
            "answers": [option.words for option in one.options.all()],
            "pictures": [
                f"{row.picture} {row.alt}" for row in (one, *one.options.all()) if row.picture
            ],
            "only_if": in_words(one, by_code),
            "rules": [one.all_rules, one.any_rule, one.section_any_rule],
        }
        for one in questions
    ]


def changes(before: Sequence[Stood], after: Sequence[Stood]) -> list[str]:
    """A sentence for each, in the order of the questions as they are after it."""
    then, now = ({one["code"]: one for one in state} for state in (before, after))
    said: list[str] = []
    for one in after:
        old = then.get(one["code"])
        said += _of_one(old, one) if old else [f"Question {one['place']} is new: “{one['words']}”"]
    said += [f"Taken out: “{one['words']}”" for one in before if one["code"] not in now]
    stays_before = [one["code"] for one in before if one["code"] in now]
    stays_after = [one["code"] for one in after if one["code"] in then]
    if stays_before != stays_after:
        said.append("The questions stand in another order.")
    return said


def _of_one(old: Stood, new: Stood) -> list[str]:
    at = f"Question {new['place']}"
    said = []
    if old["words"] != new["words"]:
        said.append(f"{at} was “{old['words']}” and is now “{new['words']}”")
    if old["help_text"] != new["help_text"]:
        helps = new["help_text"]
        said.append(f"{at} now has the help “{helps}”" if helps else f"{at} has no help any more.")
    added = [words for words in new["answers"] if words not in old["answers"]]
    gone = [words for words in old["answers"] if words not in new["answers"]]
    if added:
        said.append(f"{at} has more answers to choose from: {_quoted(added)}")
    if gone:
        said.append(f"{at} no longer has the answers: {_quoted(gone)}")
    if not (added or gone) and old["answers"] != new["answers"]:
        said.append(f"{at} has its answers in another order.")
    if old["pictures"] != new["pictures"]:
        said.append(f"{at} has other pictures, or other words for them.")
    if old["rules"] != new["rules"]:
        said.append(_who_is_asked(at, new))
    return said


def _who_is_asked(at: str, new: Stood) -> str:
    if new["only_if"]:
        return f"{at} is now asked only if {new['only_if']}."
    rules, *_ = new["rules"]
    if rules:
        return f"{at} is now asked only of those who are asked its section."
    return f"{at} is now asked of everybody."


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"“{one}”" for one in words)
