"""What a landlord decides about questions and answers."""

from base.core.rules import WholeNumber, register
from base.core.rules.groups import AT_WORK, FIGURES, KEEPING

ANSWERS_THRESHOLD = register(
    WholeNumber(
        name="ANSWERS_THRESHOLD",
        title="Small numbers of answers",
        meaning="Where fewer people than this gave an answer, results that are published, or read "
        "beyond the service that asked, do not say how many, and nothing that they wrote is shown.",
        group=FIGURES,
        default=10,
        unit="people",
        least=5,
        most=100,
    )
)

BEGUN_ANSWERS_DAYS = register(
    WholeNumber(
        name="BEGUN_ANSWERS_DAYS",
        title="Answers that were begun and never sent",
        meaning="They are deleted so long after the last day to answer, with what was written in them. "
        "Where there is no last day, so long after they were begun.",
        group=KEEPING,
        default=90,
        unit="days",
        least=1,
        most=3650,
    )
)

DEVICE_HOURS_AFTER_CLOSE = register(
    WholeNumber(
        name="DEVICE_HOURS_AFTER_CLOSE",
        title="Answers from a device after the last day",
        meaning="What was asked without signal before the last moment to answer counts if it reaches us so soon "
        "after it. What comes later is kept, and counts once one of us has settled when it was asked.",
        group=AT_WORK,
        default=72,
        unit="hours",
        least=0,
        most=720,
    )
)

SECOND_KEYING_PERCENT = register(
    WholeNumber(
        name="SECOND_KEYING_PERCENT",
        title="Paper forms keyed in by two people",
        meaning="Of a hundred forms that come back, so many are drawn by lot and keyed again by somebody "
        "else, who does not see what the first typed. 0 is none, 100 is all.",
        group=AT_WORK,
        default=10,
        unit="%",
        least=0,
        most=100,
    )
)

PAPER_CHECK_WORKING_DAYS = register(
    WholeNumber(
        name="PAPER_CHECK_WORKING_DAYS",
        title="Checking paper forms",
        meaning="A form that waits for a second of us, or that two of us read differently, is on the "
        "first page of staff with this time after it came; so is an answer from a device whose time is in doubt.",
        group=AT_WORK,
        default=5,
        unit="working days",
        least=1,
        most=60,
    )
)

INTERVIEW_MINUTES = register(
    WholeNumber(
        name="INTERVIEW_MINUTES",
        title="One person on the phone",
        meaning="Whoever rings somebody with questions has them in hand for so long after the last page they "
        "answered; then another of us may ring them.",
        group=AT_WORK,
        default=30,
        unit="minutes",
        least=5,
        most=240,
    )
)

INTERVIEW_TRIES = register(
    WholeNumber(
        name="INTERVIEW_TRIES",
        title="Tries to reach somebody with questions",
        meaning="Whoever was rung so many times and not reached is not rung about these questions again. "
        "Somebody who asked to be rung back is.",
        group=AT_WORK,
        default=6,
        unit="tries",
        least=1,
        most=20,
    )
)
