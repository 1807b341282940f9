"""What a trial showed, what estates are held against, and what inspectors wrote."""

from ..models import What

PILOT = {
    What.HOMES: {
        "evidence": "Six homes in six weeks. Two were not ready: a smoke alarm without a battery, and a front door"
        " that stuck. It took an officer three hours each time.",
        "compared_with": "Westhill Homes draw four a month by lot. Their standard has no line on alarms; ours does.",
        "why": "What was found would have cost a visit after somebody had moved in.",
    },
    What.ESTATES: {
        "evidence": "Two walks with the council. Eleven of fourteen things were put right within a month.",
        "compared_with": "Westhill Homes grade from A to D by photo. We say what is met and what is not.",
        "why": "People saw that what they said was done.",
    },
}

ESTATE = """Paths and courts:
Paths are whole and clear
! Lights work
Bins are where they should be, and not over full
Closes and stairs:
Stairs are clean
! Doors close and lock
There is no graffiti
Green places:
Grass is cut
There is no litter
"""

REPAIRS = """The repair:
What was reported is mended
! Nothing was left that could hurt somebody
The place was left clean
"""

# days ago, what, why
ESTATES = [
    (310, "The back courts of Mill Lane", "Four people wrote about the bins"),
    (150, "The closes of Station Brae", "The lights were out twice in a month"),
    (40, "The green at Fernhill Gardens", "The association asked for it"),
]

PRAISE = [
    "It was spotless, and the kitchen looked new.",
    "The garden was cut and the shed was empty.",
    "Everything worked, and the papers lay ready on the worktop.",
    "The officer knew the answer to all that we asked.",
]
WRONG = [
    "The letter box is stiff.",
    "There is a broken chair behind the bins.",
    "The bell does not ring.",
]
NOTES = [
    "Somebody went the same day and put it right.",
    "Ordered on Monday, fitted on Thursday.",
    "The whole stair was done, not this home alone.",
]
