"""What may come of ringing somebody with questions, each with its code of survey research.

The codes are final disposition codes of the American Association for Public Opinion Research: Standard
Definitions, 9th edition (2016), table 1, telephone surveys. Two readings of it are ours, since we ring people
whom we know by name: nobody who picks up is a person whom we know of and did not reach (2.20), and
somebody else's number leaves open whether they can be reached at all (3.90).
"""

from dataclasses import dataclass

from django.db import models


class Outcome(models.TextChoices):
    COMPLETE = "complete", "They answered all of it"
    PARTIAL = "partial", "They stopped early, and what they said may count"
    REFUSED = "refused", "They do not want to take part"
    BROKE_OFF = "broke_off", "They stopped, and what they said should not count"
    CALL_BACK = "call_back", "It was a bad time: ring back when they say"
    UNAVAILABLE = "unavailable", "Somebody else answered, and they were not there"
    NO_ANSWER = "no_answer", "Nobody answered, or it was engaged"
    LEFT_MESSAGE = "left_message", "A machine answered, and I left a message"
    MACHINE = "machine", "A machine answered, and I left no message"
    LANGUAGE = "language", "We have no language in common"
    UNABLE = "unable", "They cannot take part now or later"
    WRONG_NUMBER = "wrong_number", "It is somebody else’s number"
    NOT_WORKING = "not_working", "The number does not work"
    DIED = "died", "Somebody said that they have died"
    NOT_FOR_THEM = "not_for_them", "It is not about them: they moved away, or are not our customer"


class Group(models.TextChoices):
    """What rates are reckoned from: the signs that the Standard Definitions use."""

    INTERVIEW = "I", "Answered all of it"
    PARTIAL = "P", "Answered some of it"
    REFUSAL = "R", "Refused, or broke off"
    NON_CONTACT = "NC", "Not reached"
    OTHER = "O", "Reached, and could not take part"
    UNKNOWN = "U", "Not known whether they can be reached, or not rung yet"
    NOT_ELIGIBLE = "NE", "The number does not work, or it is not about them"


#: Of somebody who was to be rung and was not yet.
NOT_RUNG = "3.11"

#: The first signs of a code say its group.
GROUPS = {
    "1.1": Group.INTERVIEW,
    "1.2": Group.PARTIAL,
    "2.1": Group.REFUSAL,
    "2.2": Group.NON_CONTACT,
    "2.3": Group.OTHER,
}


@dataclass(frozen=True)
class Meaning:
    """``code`` of the Standard Definitions, and what follows: they are rung ``again`` another day; nobody
    asks them in any way any more (``no_more``); we ``spoke`` with them; or our record of them ``is_wrong``."""

    code: str
    again: bool = False
    no_more: bool = False
    spoke: bool = False
    is_wrong: bool = False

    @property
    def group(self) -> Group:
        kinds = {"3": Group.UNKNOWN, "4": Group.NOT_ELIGIBLE}
        return GROUPS.get(self.code[:3]) or kinds[self.code[0]]


MEANINGS = {
    Outcome.COMPLETE: Meaning("1.1", spoke=True),
    Outcome.PARTIAL: Meaning("1.2", spoke=True),
    Outcome.REFUSED: Meaning("2.112", no_more=True, spoke=True),
    Outcome.BROKE_OFF: Meaning("2.12", no_more=True, spoke=True),
    Outcome.CALL_BACK: Meaning("2.21", again=True, spoke=True),
    Outcome.UNAVAILABLE: Meaning("2.21", again=True),
    Outcome.NO_ANSWER: Meaning("2.20", again=True),
    Outcome.LEFT_MESSAGE: Meaning("2.221", again=True),
    Outcome.MACHINE: Meaning("2.222", again=True),
    Outcome.LANGUAGE: Meaning("2.332", spoke=True),
    Outcome.UNABLE: Meaning("2.32", no_more=True),
    Outcome.WRONG_NUMBER: Meaning("3.90", is_wrong=True),
    Outcome.NOT_WORKING: Meaning("4.31", is_wrong=True),
    Outcome.DIED: Meaning("2.31", no_more=True, is_wrong=True),
    Outcome.NOT_FOR_THEM: Meaning("4.70", no_more=True, is_wrong=True),
}


def that(**what: bool) -> list[str]:
    """Outcomes of which this holds: ``that(again=True)``."""
    return [
        one.value
        for one, meaning in MEANINGS.items()
        if all(getattr(meaning, name) == value for name, value in what.items())
    ]


#: The telephone may be tried again because somebody said when: these may be booked.
MAY_BE_BOOKED = (*that(again=True), Outcome.LANGUAGE.value)
#: They were looked for in vain; so many of them are enough.
IN_VAIN = [one for one in that(again=True) if one != Outcome.CALL_BACK]
