"""The page around the questions: what stands on it in whatever questionnaire, translated once for all of them.

In braces stands what is put in each time. What owners say around their questions is theirs: ``Owner.says``.
"""

import re
from collections.abc import Iterator

from ..kinds.fields import PLACES
from ..owners import OWNERS
from .shapes import Line

#: What somebody chooses who would rather not answer what they have answered.
TAKEN_BACK = "No answer: leave this out"
#: How big the words of the page can be made while somebody answers.
USUAL_WORDS, LARGE_WORDS, LARGEST_WORDS = "Words of usual size", "Larger words", "Largest words"
#: What is offered beside the answers of every question. No percentage is of whoever chose one of them.
WAYS_OUT = ("Don’t know", "Prefer not to say", "Does not apply to me")

ON_THE_PAGES = (
    ("Where a code is typed", "Answer with your code"),
    (
        "Where a code is typed",
        "With the code that we gave you, you can answer our questions without signing in. It is for you alone.",
    ),
    ("Where a code is typed", "Your code"),
    (
        "Where a code is typed",
        "It has 8 letters and numbers, like 7KQ2 MX4D. It stands in our letter or message to you.",
    ),
    (
        "Where a code is typed",
        "Do you have no code, or does yours not work? Call {phone}. You can answer by phone, too.",
    ),
    ("With a code that opens nothing", "This code is no longer in use"),
    ("With a code that opens nothing", "You cannot answer now"),
    ("With a code that opens nothing", "It could be used until {day}."),
    (
        "With a code that opens nothing",
        "The questions are not open yet. Your code works from the first day on.",
    ),
    ("With a code that opens nothing", "Nobody is asked these questions."),
    ("With a code that opens nothing", "Do you want to tell us something? Call {phone}."),
    ("With a code", "Your code: {code}"),
    ("With a code", "You have answered."),
    ("With a code", "You have begun to change it. What you change counts once you send it."),
    ("With a code", "You have begun to answer. We have kept it. It counts once you send it."),
    ("With a code", "You can answer until {day}."),
    (
        "With a code",
        "Your code lets you answer without signing in. It is for you alone: whoever has it can answer for you."
        " Everybody counts once, however they answer.",
    ),
    ("A link", "Go on"),
    ("A link", "Look at my answer, or change it"),
    ("A button", "Go on with my answer"),
    ("A button", "Answer here"),
    ("A link", "Read what it is about"),
    ("With a code", "You can also answer by phone: call {phone} and have your code ready."),
    ("After a press in a message", "Is this your answer?"),
    (
        "After a press in a message",
        "You have begun to answer. We keep this with it, and it counts once you send it at the end.",
    ),
    (
        "After a press in a message",
        "You have answered before. This takes the place of what you said to this question.",
    ),
    ("After a press in a message", "It counts as soon as you press."),
    (
        "After a press in a message",
        "Then you can go on, and stop at each question. There are up to {more} more.",
    ),
    ("A button", "Yes, this is my answer"),
    ("A link", "Choose another answer"),
    ("Above the questions", "Your answer"),
    ("Above the questions", "Your answer, page {number} of {of}"),
    ("Above the questions", "Change your answer"),
    ("A link", "Back"),
    ("Before the first question", "Leave out what you do not want to answer."),
    (
        "Before the first question",
        "We keep each page when you press Continue, so you can stop and go on later, on another phone too.",
    ),
    ("Before the first question", "Your answer counts once you have sent it at the end."),
    ("A button", "Continue"),
    *(("A button", words) for words in (USUAL_WORDS, LARGE_WORDS, LARGEST_WORDS)),
    ("To take an answer back", TAKEN_BACK),
    *(("An answer", words) for words in WAYS_OUT),
    ("A date", "Day"),
    ("A date", "Month"),
    ("A date", "Year"),
    ("An order", "No place"),
    *(("An order", words) for words in PLACES[:10]),
    ("A file", "You have sent: {file}"),
    ("A file", "Take it away"),
    ("A file", "Or send another one"),
    ("Above the page", "Because of what you answered, there is more to ask on this page."),
    ("Above the page", "The questions have changed. What you answered is kept."),
    ("Before sending", "Check your answers"),
    ("Before sending", "This is what you sent. Change what you like, then send it again."),
    ("Before sending", "Not answered"),
    ("A link", "Change"),
    ("A link", "Answer"),
    ("Before sending", "Now send it to us"),
    ("Before sending", "This takes the place of what you sent before."),
    ("Before sending", "You can change it until {day}."),
    ("Before sending", "You can change it later."),
    ("Before sending", "Once it is sent, nobody can change it, and neither can you."),
    ("Before sending", "You may show others what I wrote, without my name"),
    (
        "Before sending",
        "We take out what could tell who you are. Your answer counts just the same without this.",
    ),
    ("A button", "Send my answers"),
    ("A button on a device that many use", "Stop, and forget what I answered"),
    ("Once it is sent", "We have your answer"),
    ("Once it is sent", "Thank you. It counts."),
    ("Once it is sent", "What you answered"),
    ("Once it is sent", "You have changed some of it and not sent it yet."),
    ("A link", "Look at it and send it"),
    ("Once it is sent", "What happens next"),
    ("Once it is sent", "Only your last answer counts."),
    ("Once it has closed", "This is called off"),
    ("Once it has closed", "You can no longer answer"),
    ("Once it has closed", "We no longer ask about this."),
    ("Once it has closed", "The last day to answer was {day}."),
    ("Once it has closed", "This has closed."),
    ("Once it has closed", "What you sent before counts."),
    ("Once it has closed", "You had not sent your answers, and we have kept them."),
    ("Once it has closed", "What you sent"),
    ("Once it has closed", "What you had written"),
    ("Once it has closed", "Do you still want us to know? Call {phone}."),
)
#: What is said where an answer cannot be kept as it is.
WRONG = (
    "There is a problem",
    "Error:",
    "Type your code",
    "A code has 8 letters and numbers. You typed {signs}",
    "A code has only letters from A to Z and numbers",
    "This code is not right: a letter or number is wrong, or two are the wrong way round. Look at it once more",
    "We do not know this code. Look at it once more, or ring us",
    "Many wrong codes came from your connection. Wait {seconds} seconds and try again, or ring us",
    "Enter a number.",
    "Enter an amount in pounds, like 1240 or 14.20",
    "Enter pounds and pence, like 14.20, with no part of a penny",
    "Enter an amount under £100 million",
    "Enter an amount of £0 or more",
    "Date must be a real date, for example 27 3 2026",
    "Date must include a day",
    "Date must include a month",
    "Date must include a year",
    "Date must have a year with 4 numbers, for example 2026",
    "Your answer must be {most} characters or fewer. You have used {used}.",
    "You gave the {place} place twice. Give each place once",
    "The file must be smaller than {size}",
    "The file must be a PDF, Word (docx), Excel (xlsx), OpenDocument (odt), PNG, JPG or HEIC file",
    "The file is empty. Choose another one",
    "This picture cannot be opened. It may be damaged: choose another one",
    "You have not answered anything yet.",
    "People can no longer answer this.",
)


def frame_lines() -> list[Line]:
    """All of it, in the order of the pages, each sentence once."""
    return list({line.english: line for line in _lines()}.values())


def _lines() -> Iterator[Line]:
    for where, english in ON_THE_PAGES:
        yield Line(f"frame:{english}", where, english)
    for owner in OWNERS:
        for english in owner.says:
            yield Line(f"frame:{english}", "Who reads it, and what happens with it", english)
    for english in WRONG:
        yield Line(f"frame:{english}", "Where something is wrong", english)


def places(words: str) -> list[str]:
    """What is put into them."""
    return re.findall(r"{\w+}", words)


def put_into(words: str, values: dict[str, str]) -> str:
    """A translation is data: nothing of it but the places is looked at."""
    for name, value in values.items():
        words = words.replace(f"{{{name}}}", value)
    return words


def found_in(english: str, sentence: str) -> dict[str, str] | None:
    """What stands at the places of a sentence; None where it is another one."""
    parts = re.split(r"({\w+})", english)
    pattern = "".join(
        f"(?P<{part[1:-1]}>.+)" if place else re.escape(part)
        for place, part in ((bool(re.fullmatch(r"{\w+}", part)), part) for part in parts)
    )
    match = re.fullmatch(pattern, sentence)
    return match.groupdict() if match else None
