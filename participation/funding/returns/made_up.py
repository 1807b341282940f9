"""The words of the demo's returns."""

from typing import NamedTuple

IN, OUT = True, False
#: As much as our ledger says was paid in that year.
GRANT = "Grant of our landlord"


class Told(NamedTuple):
    members: int
    work: str
    consultations: str
    outcomes: str
    #: Whether it came in, what it was, how much, and whether it was paid from our grant.
    lines: tuple[tuple[bool, str, str, bool], ...]


TOLD = (
    Told(
        84,
        "Six meetings, two walks around the estate, and a summer day in the back court with a barbecue.\n\n"
        "We rang every member over 75 once in the winter.",
        "The rent, the new bin stores, and times of the repairs service. We asked for a smaller rise, and for lids that one hand can lift.",
        "The lids were changed. The rise was half a point less than first proposed; we do not claim that this was us alone.",
        (
            (IN, GRANT, "0", False),
            (IN, "Raffle and barbecue", "146.50", False),
            (OUT, "Hall for six meetings", "120", True),
            (OUT, "Printing and stamps", "64.20", True),
            (OUT, "Barbecue", "98.75", False),
        ),
    ),
    Told(
        41,
        "We met each month over soup. Nobody is asked to take minutes twice running.",
        "The plan for lighting, and where the mobile library stops.",
        "Two lamps came. The library still stops where it did, and we were told why.",
        (
            (IN, GRANT, "0", False),
            (OUT, "Soup, bread and the gas for it", "212.40", True),
            (OUT, "A second-hand urn", "45", True),
        ),
    ),
    Told(
        27,
        "Four meetings and a clean-up of the lane.",
        "Nobody asked us anything this year.",
        "The lane is clean.",
        ((OUT, "Sacks and gloves", "31.60", False),),
    ),
    Told(19, "We are writing it at our next meeting.", "", "", ()),
)
GIVEN_BACK = "The lines leave out what came in. Please add it, and send it again."
ACCOUNTS = (
    "Each line of what came in and went out stands in the return.",
    "In the bank on 31 March: 188.05",
    "Examined against the bank’s papers and every receipt.",
)
