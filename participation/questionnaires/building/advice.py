"""What whoever writes questions should look at again. Nothing of it is refused: people judge, we count."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from ..kinds import Kind, way_of
from ..models import Question
from .paths import nobody_is_asked

#: The reading age that we aim at, and from which on a single question is named.
AIM, HARD = 11, 15
#: Of fewer words no formula can tell how hard they are to read.
FEWEST_WORDS = 6
LONG_MINUTES = 10

WORDS_A_MINUTE = 150
HOW_RECKONED = (
    "Reading age: the Automated Readability Index of Senter and Smith (1967) plus 5, from the length of"
    " words and sentences in the questions and their help, not in the answers. We aim at"
    f" {AIM} or less. Minutes: {WORDS_A_MINUTE} words are read in a minute; to choose takes 5 seconds,"
    " to tick several or to write a number, an amount or a date 10, a few words 20, an order 30, a file 40 and"
    " their own words 60;"
    " as if everybody were asked everything."
)

#: Fixed pairs, which are one thing, and what stands between two ends or two numbers.
ONE_THING = re.compile(
    r"\b(terms and conditions|health and safety|friends and family|family and friends|more or less"
    r"|one or more|yes or no|and so on|pros and cons|between .+ and|\d+ (and|or) \d+)\b",
    re.IGNORECASE,
)
JOINED = re.compile(r"\b(and|or)\b", re.IGNORECASE)
#: Nobody can weigh more answers against each other at once.
MOST_TO_RANK = 7
#: An answer that is none.
WAY_OUT = re.compile(
    r"(i )?(do not|don.?t) know|not sure|(i )?(would )?(prefer|rather) not (to )?say"
    r"|n/a|not applicable|(does not|doesn.?t) apply( to me)?",
    re.IGNORECASE,
)
#: The two ends of scales, as words that an answer has in it.
ENDS = [
    ("satisfied", "dissatisfied"),
    ("agree", "disagree"),
    ("good", "poor"),
    ("good", "bad"),
    ("safe", "unsafe"),
    ("likely", "unlikely"),
    ("easy", "difficult"),
    ("easy", "hard"),
    ("happy", "unhappy"),
    ("important", "unimportant"),
    ("clear", "unclear"),
    ("better", "worse"),
]


@dataclass(frozen=True)
class Advice:
    """On a whole version. ``on`` holds what is said of single questions, by their code."""

    reading_age: int
    minutes: int
    on: dict[str, list[str]]

    @property
    def about_reading(self) -> str:
        return (
            f"Aim at {AIM} or less: short words, short sentences." if self.reading_age > AIM else ""
        )

    @property
    def about_minutes(self) -> str:
        return (
            f"Few people go on for more than {LONG_MINUTES}." if self.minutes > LONG_MINUTES else ""
        )

    @property
    def remarks(self) -> int:
        return sum(map(len, self.on.values()))


def advice_on(questions: Sequence[Question]) -> Advice:
    on: dict[str, list[str]] = defaultdict(list)
    for question in questions:
        on[question.code] += [
            *_about_pictures(question),
            *_about_words(question),
            *_about_answers(question),
        ]
    for question in nobody_is_asked(questions):
        on[question.code].append(
            "Nobody is asked this: no answers to the questions before lead here."
        )
    said = {code: remarks for code, remarks in on.items() if remarks}
    return Advice(reading_age(" ".join(map(_to_read, questions))), minutes(questions), said)


def automated_readability(text: str) -> float:
    """4.71 letters a word + 0.5 words a sentence - 21.43: the school year of the United States that reads it."""
    words = _words(text)
    letters = sum(sum(map(str.isalnum, word)) for word in words)
    sentences = len(re.findall(r"[.!?:]+(?:\s|$)", text)) or 1
    return 4.71 * letters / len(words) + 0.5 * len(words) / sentences - 21.43


def reading_age(text: str) -> int:
    """In years: children of the first school year are six. Nobody reads before they are five."""
    return max(5, ceil(automated_readability(text)) + 5) if _words(text) else 5


def minutes(questions: Sequence[Question]) -> int:
    seconds = 0.0
    seen: set[str] = set()
    for question in questions:
        answers = " ".join(option.words for option in question.options.all())
        # What a grid shares is read once.
        shared = question.grid and question.grid in seen
        seen.add(question.grid)
        to_read = question.row if shared else f"{question.words} {question.help_text} {answers}"
        words = len(_words(to_read))
        seconds += 60 * words / WORDS_A_MINUTE + way_of(question).seconds
    return ceil(seconds / 60)


def _words(text: str) -> list[str]:
    return [word for word in text.split() if any(map(str.isalnum, word))]


def _to_read(question: Question) -> str:
    """Question and help as sentences, whether they end with a stop or not."""
    parts = [part.strip() for part in (question.words, question.help_text) if part.strip()]
    return " ".join(part if part[-1] in ".!?:" else f"{part}." for part in parts)


def _about_pictures(question: Question) -> list[str]:
    said = ["Its picture has no words: say what it shows."] if question.says_nothing else []
    silent = [one.words for one in question.options.all() if one.says_nothing]
    return said + [
        f"The picture of the answer “{words}” has no words: say what it shows." for words in silent
    ]


def _about_words(question: Question) -> list[str]:
    said = []
    if (entry := question.bank_entry) is not None and not entry.is_valid:
        said.append(f"The regulator asks this {entry.years}. The bank may have the words of today.")
    text = _to_read(question)
    if len(_words(text)) >= FEWEST_WORDS and (age := reading_age(text)) >= HARD:
        said.append(
            f"It is hard to read: reading age {age}. Use shorter words, or two short sentences."
        )
    if question.kind in (Kind.SINGLE, Kind.SCALE) and _asks_two_things(question):
        said.append(
            "It may ask two things at once. If somebody could think differently of them, make two questions."
        )
    return said


def _asks_two_things(question: Question) -> bool:
    """Two question marks, or "and" or "or" between what no answer chooses between."""
    words = ONE_THING.sub("", question.words)
    if question.words.count("?") > 1:
        return True
    answers = " ".join(option.words for option in question.options.all()).casefold().split()
    for joined in JOINED.finditer(words):
        after = words[joined.end() :].strip(" ?.,").split()
        if after and after[0].casefold() not in answers:
            return True
    return False


def _about_answers(question: Question) -> list[str]:
    options = list(question.options.all())
    to_choose = [option.words for option in options if option.counts]
    said = [
        f"“{words}” counts in percentages. Take it out of the answers, and tick it below them."
        for words in to_choose
        if WAY_OUT.fullmatch(words)
    ]
    if question.kind == Kind.RANKING and len(options) > MOST_TO_RANK:
        said.append(f"Few people can put {len(options)} answers in order. Ask for {MOST_TO_RANK}.")
    if question.kind not in (Kind.SINGLE, Kind.SCALE):
        return said
    if len(to_choose) == len(options):
        said.append(
            "Nobody can say “don’t know”. Whoever does not know chooses anything, or leaves."
        )
    if question.kind == Kind.SCALE:
        if len(to_choose) % 2 == 0:
            said.append(
                "The scale has no middle answer, for those who are neither for nor against."
            )
        for ends in ENDS:
            for_it, against = _at_each_end(to_choose, ends)
            if for_it and against and for_it != against:
                said.append(
                    f"The scale leans to one side: “{ends[0]}” stands in {for_it}"
                    f" and “{ends[1]}” in {against} of its answers."
                )
    return said


def _at_each_end(answers: list[str], ends: tuple[str, str]) -> tuple[int, int]:
    """How many answers have the one word and how many the other; the middle one has both."""
    found = [{*re.findall(r"\w+", answer.casefold())} & {*ends} for answer in answers]
    return found.count({ends[0]}), found.count({ends[1]})
