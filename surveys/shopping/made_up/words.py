"""What shoppers of Glenmarnock are asked to do, how it went, and what they said of it."""

from typing import NamedTuple

from participation.programme.activities.models import Service

from ...scoring.criteria import WrittenCriterion
from ..models import Channel

#: How many of a hundred: yes, partly, no and does not apply, and 5 to 1 of a scale; in the first year
#: and in the second, in which it went better.
WENT = ((83, 8, 4, 5), (90, 4, 1, 5))
LIKED = ((40, 44, 9, 5, 2), (55, 38, 5, 1, 1))
ABOUT = (
    (Service.REPAIRS, 45),
    (Service.CUSTOMER_CARE, 20),
    (Service.RENT, 18),
    (Service.NEIGHBOURHOOD, 12),
    (Service.SUPPORT, 5),
)
BY = (
    (Channel.PHONE, 52),
    (Channel.EMAIL, 18),
    (Channel.WEB, 15),
    (Channel.IN_PERSON, 10),
    (Channel.LETTER, 5),
)
WRONG = (
    "Nobody rang back on the day they had said.",
    "I was passed on three times and told my story anew each time.",
    "The form on the website lost what I had typed.",
    "They said a letter would come. It has not.",
    "I could not hear for the music while I waited.",
)
PRAISE = (
    "They knew what to do and did it while I was on the phone.",
    "Patient and clear.",
    "A text told me what was happening without my asking.",
    "I was called back, as they had said.",
)
DONE = (
    "Calls that were promised now stand on a list that is read at noon and at four.",
    "Whoever takes a call now writes down what was said before they pass it on.",
    "The form keeps what was typed. We tried it on five phones.",
    "The letter had not been posted. It was, the same day, and we looked for others.",
)


class Planned(NamedTuple):
    """A scenario; ``first`` and ``last`` are years from this one."""

    title: str
    service: Service
    channel: Channel
    to_ask: str
    right_answer: str
    criteria: tuple[WrittenCriterion, ...]
    first: int = 0
    last: int = 1


SCENARIOS = (
    Planned(
        "A tap that drips",
        Service.REPAIRS,
        Channel.PHONE,
        "Ring 0141 496 0100 between 9am and 5pm. Say that a tap drips, and ask when somebody comes and"
        " whether you can choose the time. Before they book it, say that you ring again.",
        "Within 15 working days; morning or afternoon can be chosen; a text the day before.",
        (
            WrittenCriterion("Said within how many days somebody would come", 3),
            WrittenCriterion("Offered morning or afternoon", 2),
            WrittenCriterion("Asked whether anything else leaks", 1),
        ),
        -1,
    ),
    Planned(
        "Help with the rent",
        Service.RENT,
        Channel.EMAIL,
        "Write to rent@glenmarnock.example that your hours at work were cut, and ask what help there is.",
        "An adviser rings within two days; a payment plan; how to ask for Universal Credit.",
        (
            WrittenCriterion("Offered a call with an adviser", 3),
            WrittenCriterion("Said that a payment plan is possible", 2),
            WrittenCriterion("Wrote plainly, without blame", 2),
        ),
    ),
    Planned(
        "A letter in Polish",
        Service.CUSTOMER_CARE,
        Channel.WEB,
        "Use the form on our website and ask for our letters in Polish.",
        "Yes, free, from the next letter on.",
        (WrittenCriterion("Said yes", 3), WrittenCriterion("Said from when", 2)),
    ),
    Planned(
        "The bins in the back court",
        Service.NEIGHBOURHOOD,
        Channel.IN_PERSON,
        "Go to the office at 4 Mill Lane and ask who empties the bins in your back court, and when.",
        "The council, on Tuesdays; we sweep the court on Wednesdays.",
        (WrittenCriterion("Knew who empties them", 2), WrittenCriterion("Knew on which day", 2)),
    ),
    Planned(
        "Moving to a smaller home",
        Service.HOMES,
        Channel.LETTER,
        "Write to us that your flat has become too large, and ask how to move.",
        "The transfer form, and a visit within four weeks.",
        (WrittenCriterion("Sent the form", 3), WrittenCriterion("Offered a visit", 2)),
        -2,
        -1,
    ),
)
DRAFT = Planned(
    "Damp in a bedroom",
    Service.REPAIRS,
    Channel.PHONE,
    "Ring 0141 496 0100 and say that there is mould in a bedroom.",
    "A surveyor within five days; asked about children and about breathing.",
    (WrittenCriterion("Asked who sleeps there", 3),),
    0,
    2,
)
