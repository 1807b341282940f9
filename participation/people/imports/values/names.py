"""Names as people write them, out of what lists hold: capitals throughout, lost letters, marks of death."""

import re
from typing import NamedTuple

#: (DECD), Dec'd, DECEASED, (RIP); "the late", "executors of", "estate of" in front.
DIED = re.compile(
    r"""[\[(*]+\s*(?:the\ )?(?:decd|dec['’]?d|dec|deceased|died|rip|r\.i\.p|late)\b[^\])*]*[\])*]+
    | \b(?:deceased|decd|dec['’]d)\b\.?
    | \bR\.?I\.?P\.?$
    | ^(?:the\ )?(?:late|(?:executors?|execs?|exors?)(?:\ of)?|(?:estate|pers(?:onal)?\ reps?|reps?)\ of)
        (?:\ the)?(?:\ late|\ estate\ of)?\ (?=\w)""",
    re.IGNORECASE | re.VERBOSE,
)
#: A home, not a person.
NO_PERSON = re.compile(
    r"\W*(?:void|vacant)(?:\ (?:property|home|unit|flat))?\W*|do not use\b.*", re.IGNORECASE
)
#: A letter that an export could not write.
LOST = re.compile(r"\w\?|\?\w|\ufffd")

PARTICLES = frozenset(
    {
        *("van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "la"),
        *("ter", "ten", "zu", "bin", "binti", "ibn", "of", "the", "and"),
    }
)
NUMERALS = frozenset({"II", "III", "IV"})
#: After Mac a capital, as most people of these names write it. Mackay, Mackie and Macey have none.
AFTER_MAC = (
    *("allister", "alister", "arthur", "askill", "aulay", "auley", "beth", "callum", "coll"),
    *("cormack", "cormick", "corquodale", "crimmon", "culloch", "diarmid", "donald", "donell"),
    *("dougal", "dougall", "duff", "eachern", "ewan", "ewen", "fadyen", "farlane", "gillivray"),
    *("gregor", "innes", "intosh", "intyre", "iver", "ivor", "kechnie", "kenna", "kenzie"),
    *("kinlay", "kinnon", "lachlan", "laren", "laughlin", "lean", "lellan", "lennan", "leod"),
    *("manus", "master", "millan", "nab", "naughton", "neil", "neill", "nicol", "pherson"),
    *("phail", "phee", "quarrie", "queen", "rae", "ritchie", "swain", "sween", "taggart"),
    *("tavish", "vicar", "william"),
)
MAC = re.compile(rf"mac({'|'.join(AFTER_MAC)})s?")
APOSTROPHE = re.compile(r"(['’])")


class Name(NamedTuple):
    """``mark`` is what the list says of a death; ``was_shouted`` where it had no small letters, or only such.

    ``is_damaged`` where a letter was lost on the way: it replaces no name that is better.
    """

    name: str
    mark: str = ""
    was_shouted: bool = False
    is_damaged: bool = False


def read_name(said: str) -> Name:
    mark = ""
    if found := DIED.search(said):
        mark = found[0].strip()
        said = " ".join(DIED.sub(" ", said).split()).strip(" -,")
    shouted = has_no_case(said)
    written = as_people_write(said) if shouted else said
    return Name(written, mark[:40], shouted, LOST.search(said) is not None)


def is_no_person(name: str) -> bool:
    return NO_PERSON.fullmatch(name) is not None


def has_no_case(name: str) -> bool:
    """JEAN ORR and jean orr, but not JP or Jean."""
    if not (name.isupper() or name.islower()):
        return False
    return sum(letter.isalpha() for letter in name) > 2


def as_people_write(name: str) -> str:
    words = name.lower().split()
    return " ".join(_word(word, is_first=place == 0) for place, word in enumerate(words))


def _word(word: str, *, is_first: bool) -> str:
    if word.upper() in NUMERALS and not is_first:
        return word.upper()
    if word in PARTICLES and not is_first:
        return word
    return "-".join(_part(part) for part in word.split("-"))


def _part(part: str) -> str:
    """One part of a double name: O'Neil, McCall, MacDonald."""
    before, apostrophe, after = [*APOSTROPHE.split(part, maxsplit=1), "", ""][:3]
    if apostrophe and 0 < len(before) <= 2 and len(after) > 1:
        return f"{_capital(before)}{apostrophe}{_part(after)}"
    if part.startswith("mc") and len(part) > 3:
        return f"Mc{_capital(part[2:])}"
    if MAC.fullmatch(part):
        return f"Mac{_capital(part[3:])}"
    return _capital(part)


def _capital(part: str) -> str:
    """Its first letter, whatever stands in front of it: a bracket, a quotation mark."""
    for place, letter in enumerate(part):
        if letter.isalpha():
            return part[:place] + letter.upper() + part[place + 1 :]
    return part
