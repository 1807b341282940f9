"""The one that its panel has published, with what was found and known."""

from participation.programme.activities.models import Service

from ..models import Feeling, Stage
from .shapes import MadeUp, Told

F = Feeling

REPAIR = MadeUp(
    "From a dripping tap to a dry floor",
    "repair",
    Service.REPAIRS,
    "Calls about repairs that were reported before have grown for a year. We want to see where people wait, and why they"
    " ring again.",
    Stage.OVER,
    150,
    (
        (
            Told(
                "Something breaks",
                "The tap drips, and one hopes that it stops.",
                "nobody",
                F.BAD,
                24,
            ),
            Told(
                "Report it",
                "Twenty minutes on the phone, and no number to keep.",
                "phone",
                F.BAD,
                1,
                "One tells it twice: first to us, then to the contractor.",
                "Give a number while one is on the phone.",
            ),
            Told(
                "Agree a day",
                "A text names a week and no day.",
                "text",
                F.AWFUL,
                72,
                "Nobody can take a week off.",
                "Offer two days, morning or afternoon.",
            ),
            Told(
                "Wait for the day",
                "The day is moved once, and nobody says why.",
                "nobody",
                F.AWFUL,
                240,
                "One stays in for nothing.",
                "Ring when a day is moved.",
            ),
            Told("Somebody comes", "The plumber is kind and quick.", "home", F.GREAT, 0),
            Told(
                "The work is done",
                "The part is not in the van. Somebody comes again.",
                "home",
                F.BAD,
                96,
                "Nobody had asked what sort of tap it is.",
                "Ask for a photo.",
            ),
            Told(
                "Somebody asks how it was",
                "A text with five stars, and no place for words.",
                "text",
                F.NEITHER,
                None,
            ),
        ),
        (
            Told(
                "Report it",
                "The call is written into one system, and typed again into the contractor’s.",
                "phone",
                F.NEITHER,
                1,
                "Two systems that do not speak.",
            ),
            Told(
                "Agree a day",
                "The contractor sends a slot from its own diary.",
                "contractor",
                F.GOOD,
                24,
            ),
            Told(
                "Wait for the day",
                "Jobs move when an urgent one comes in.",
                "contractor",
                F.BAD,
                120,
                "We do not see that a day was moved.",
            ),
            Told(
                "Somebody comes",
                "The plumber has three lines about the job.",
                "home",
                F.NEITHER,
                0,
                "The three lines say too little.",
            ),
            Told(
                "The work is done",
                "It is closed once the first visit is over.",
                "contractor",
                F.GOOD,
                0,
                "A second visit is a new job, so it looks done in time.",
            ),
            Told("Somebody asks how it was", "Two in a hundred answer.", "text", F.BAD),
        ),
        (
            Told("Report it", "One call, one number, and a photo if one can.", "phone", F.GOOD, 1),
            Told("Agree a day", "Two days are offered on the phone.", "phone", F.GREAT, 0),
            Told("Wait for the day", "Somebody rings when the day moves.", "phone", F.GOOD, 96),
            Told("Somebody comes", "With the right part.", "home", F.GREAT, 0),
            Told(
                "The work is done",
                "It is closed when the tenant says that it is done.",
                "text",
                F.GOOD,
                0,
            ),
        ),
    ),
    published=True,
)

FOUND = (
    "Customers and staff see two different waits. For staff a job is over after the first visit; for customers it goes on"
    " until the floor is dry. Four of five repeat calls are made in that gap."
)
NEXT = "The panel recommends that a repair is closed when the tenant says that it is done, and watches repeat calls for a year."
PROPOSED = (
    (
        "Close a repair when the tenant says that it is done",
        "Staff close it after the first visit.",
        "Nobody rings twice for one repair.",
        "The work is done",
    ),
    (
        "Offer two days while somebody is on the phone",
        "A week without a day is the worst step.",
        "People lose no day’s pay.",
        "Agree a day",
    ),
    (
        "Send a plumber within the hour",
        "Somebody asked for it.",
        "No wait at all.",
        "Somebody comes",
    ),
)
NOT_TAKEN = "It would take three times as many plumbers. What makes people ring is not the hour but the day that moves."
EVIDENCE = (
    (
        "complaints",
        "41 of 96 complaints about repairs in a year were about a day that was moved.",
        False,
    ),
    (
        "repairs",
        "Of 612 people who answered, 78% were content with the work and 49% with the wait.",
        False,
    ),
    (
        "repeat",
        "One in four calls to the repairs line is about a repair that was reported before.",
        False,
    ),
    ("costs", "What the contractor is paid for a second visit.", True),
)
