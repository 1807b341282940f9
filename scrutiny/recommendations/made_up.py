"""What the scrutiny panel of the made-up landlord recommends: one in each place where one can stand."""

from typing import NamedTuple

from participation.programme.activities.models import Service

from .models import Answer, Benefit, Priority, Step

S, B, P, W = Service, Benefit, Priority, Step.What


class MadeUp(NamedTuple):
    """Days are working days after the panel sent it, which was ``sent`` days of the calendar ago; None for a draft.

    ``actions`` are what is done, how many days of the calendar after the reply it is due, and how it stands:
    open, said, back, confirmed.
    """

    what: str
    evidence: str
    benefit: str
    kind: Benefit
    priority: Priority
    service: Service
    sent: int | None = None
    first_word: tuple[int, str] | None = None
    extended: tuple[int, int, str] | None = None
    answered: tuple[int, Answer, str, str] | None = None
    again: str = ""
    withdrawn: tuple[int, str] | None = None
    actions: tuple[tuple[str, int, str], ...] = ()
    signed_off: str = ""


RECOMMENDATIONS = (
    MadeUp(
        "Say on the day on which somebody comes, and whether in the morning or after noon",
        "Of 40 calls that we listened to, 11 ended without a day.",
        "People need not wait in for nothing.",
        B.NEED,
        P.HIGH,
        S.REPAIRS,
        sent=260,
        answered=(
            14,
            Answer.ACCEPTED,
            "Yes. Each confirmation says the day and the half of it.",
            "",
        ),
        actions=(("Put the day and the half of it into each confirmation", 60, "confirmed"),),
        signed_off="The board asks that the same is done for gas safety visits.",
    ),
    MadeUp(
        "Ring back within one working day, or say when you will",
        "Eight of 20 people whom we asked waited for three days or more.",
        "Nobody rings twice about the same thing.",
        B.QUALITY,
        P.HIGH,
        S.REPAIRS,
        sent=258,
        answered=(19, Answer.ACCEPTED, "Yes, from the spring on.", ""),
        actions=(("Give each call that is not settled a day to ring back", 90, "said"),),
        signed_off="Agreed.",
    ),
    MadeUp(
        "Put a lamp over the back doors of Calder Court",
        "We walked there in November. Four of nine doors are dark.",
        "People are safe on their way to the bins.",
        B.NEED,
        P.MEDIUM,
        S.NEIGHBOURHOOD,
        sent=200,
        answered=(20, Answer.ACCEPTED, "Yes, at all nine doors.", ""),
        actions=(("Put up the lamps", 100, "back"),),
    ),
    MadeUp(
        "Show what a re-let home has, on one page, before somebody says yes",
        "Of ten people who moved in, six did not know what was left in the home.",
        "Fewer people say no at the door.",
        B.VALUE,
        P.MEDIUM,
        S.HOMES,
        sent=190,
        answered=(
            17,
            Answer.IN_PART,
            "We show it with photos for homes of two rooms and more.",
            "Homes in the retirement houses differ too little to be worth a page each.",
        ),
        actions=(("Write the page and take the photos", 45, "late"),),
    ),
    MadeUp(
        "Freeze the charge for the stair cleaning until it is done each week",
        "In three of five closes nobody had cleaned for a month.",
        "People pay for what they get.",
        B.VALUE,
        P.HIGH,
        S.RENT,
        sent=150,
        answered=(
            23,
            Answer.NOT_ACCEPTED,
            "We cannot freeze the charge, and give back what was not done.",
            "The firm is paid by the month; a freeze would fall on other tenants’ rent.",
        ),
    ),
    MadeUp(
        "Publish how long each complaint took, by service",
        "We were given one figure for all services together.",
        "We can see where it goes wrong.",
        B.QUALITY,
        P.MEDIUM,
        S.GOVERNANCE,
        sent=30,
        answered=(
            8,
            Answer.NOT_ACCEPTED,
            "We publish one figure.",
            "Some services have so few complaints that a person could be recognised.",
        ),
        again="You can hide services with fewer than five, as you do everywhere else.",
    ),
    MadeUp(
        "Train everybody who answers calls to use Relay UK",
        "Two of us are deaf. Both were hung up on.",
        "Deaf people can ring as others do.",
        B.NEED,
        P.HIGH,
        S.CUSTOMER_CARE,
        sent=12,
    ),
    MadeUp(
        "Send a text when the firm is on its way",
        "People told us at three open days that they wait at the window.",
        "Nobody misses a visit.",
        B.QUALITY,
        P.LOW,
        S.REPAIRS,
        sent=26,
        first_word=(9, "We are asking the firm what it can do, and how many numbers we have."),
        extended=(12, 10, "The firm answers after its own board has met."),
    ),
    MadeUp(
        "Say in the rent letter who decides, and when",
        "None of the seven of us could tell from the letter.",
        "People know when to speak.",
        B.NEED,
        P.MEDIUM,
        S.RENT,
        sent=45,
    ),
    MadeUp(
        "Move the meeting of the panel to the evening",
        "Three of us work.",
        "More people can join.",
        B.NEED,
        P.LOW,
        S.GOVERNANCE,
        sent=110,
        withdrawn=(6, "It was done while we waited. Thank you."),
    ),
    MadeUp(
        "Show tenants what a repair cost",
        "People ask at each open day whether it is worth it.",
        "Fewer things are reported twice.",
        B.VALUE,
        P.LOW,
        S.REPAIRS,
    ),
    MadeUp(
        "Let people choose the colour of their front door",
        "Asked for at the Fernhill open day by eleven people.",
        "A street that people like to come home to.",
        B.QUALITY,
        P.LOW,
        S.NEIGHBOURHOOD,
    ),
)
