"""What the groups of Glenmarnock wrote when they applied, in the demo."""

from typing import NamedTuple


class Applied(NamedTuple):
    """One group on its way. ``sent`` and ``since`` are days ago; ``area`` and ``kind`` only of a group that is new."""

    name: str
    stands: str
    sent: int
    since: int | None
    contact: str
    meets: str
    members: int
    area: str = ""
    kind: str = ""
    not_met: str = ""


APPLIED = [
    Applied(
        "Mill Lane Residents' Association",
        "registered",
        1150,
        1120,
        "Mill Lane RA, PO Box 12, Glenmarnock GM1 1ZZ",
        "First Monday of the month, 7pm, Calder Hall",
        64,
    ),
    Applied(
        "Fernhill Area Association",
        "late",
        800,
        770,
        "hello@fernhill-aa.example",
        "Every other month, Fernhill Hub",
        112,
    ),
    Applied(
        "Lighthouse View Retirement Association",
        "notified",
        700,
        660,
        "The common room, Lighthouse View, Glenmarnock",
        "Every Wednesday, 2pm, the common room",
        31,
        not_met="accounts",
    ),
    Applied(
        "Station Brae Residents' Association",
        "removed",
        1500,
        1460,
        "PO Box 4, Glenmarnock",
        "",
        18,
        not_met="elected",
    ),
    Applied(
        "Quarry Road Tenants' Organisation",
        "submitted",
        9,
        None,
        "quarryroad@tenants.example",
        "Last Thursday, 6.30pm, Fernhill Hub",
        22,
        "Quarry Road",
        "tenants",
    ),
    Applied(
        "Netherhaven Residents' Association",
        "refused",
        90,
        None,
        "c/o The Net Loft, Netherhaven",
        "When there is something to talk about",
        9,
        "Netherhaven",
        "residents",
        "three",
    ),
    Applied(
        "Seafield Tenants' Organisation",
        "lodged",
        140,
        None,
        "seafield@tenants.example",
        "Second Tuesday, 7pm, Links Pavilion",
        40,
        "Seafield",
        "tenants",
        "open",
    ),
    Applied(
        "Weavers Park Neighbours",
        "draft",
        0,
        None,
        "",
        "",
        12,
        "Weavers Park",
        "residents",
    ),
]
WHY_NOT = {
    "three": "Two people sit on the committee. The order asks for three.",
    "open": "The constitution takes members only from Dune Walk, and not from all of the area.",
    "accounts": "We have had no accounts for two years.",
    "elected": "There was no annual general meeting for three years, and nobody stood.",
}
EVIDENCE = {
    "elected": "Minutes of the annual general meeting. The committee stands down each year.",
    "three": "The list of the committee, with its offices.",
    "area": "A list of streets. All of them have homes of ours.",
    "open": "Clause 4: anybody who rents a home from the landlord in the area.",
    "accounts": "The accounts of the last year, with what the group owns and owes.",
}
NOTICE = "The association has sent us no accounts for two years, and did not answer when we asked."
HEARD = "The treasurer was in hospital. The accounts are with somebody who examines them, and will be here in two weeks."
REFUSED = "We would like to register the group. We help to find a third person, and to change the constitution."
REMOVED = "The association told us that nobody would stand again. Its last meeting was a year ago."
APPEALED = "All of Seafield may join. The clause is about who gets post through the door."
CONSTITUTION = (
    (
        "What it is for",
        "To speak for the people who live in the area, and to make it a better place.",
    ),
    (
        "Members",
        "Every tenant who lives in the area may join. Write to the secretary, or come to a meeting.",
    ),
    ("The committee", "At least three people, elected at the annual general meeting, for a year."),
    ("Decisions", "By a show of hands. The chair has no second vote."),
    (
        "Money",
        "The treasurer keeps the accounts. Two people sign. Somebody outside looks at them each year.",
    ),
    ("Meetings", "Four a year, and an annual general meeting in May."),
    (
        "Equal opportunities",
        "Nobody is treated worse for who they are. The hall has a ramp and a hearing loop.",
    ),
    ("Changing this", "At a general meeting, by two thirds of those who are there."),
)
WORDS = "We speak for the people who live here, and help them to get things done."
GARDENERS = "Raised beds for anybody in the court. Bring gloves; we have the spades."
AGREED = "We send proposals four weeks before we decide, and come to two meetings a year."
CONSULTED_ON = (("repairs", "rent", "neighbourhood"), ("repairs", "neighbourhood", "support"))
#: Days ago, kind, words, hours, and what it would have cost.
HELPED = (
    (6, "meeting", "At the committee, about the bins behind the shops.", "2.5", None),
    (40, "publicity", "Printed and posted the invitation to the summer fair.", "3", "64.00"),
    (95, "constitution", "Went through the constitution with the secretary.", "1.5", None),
    (130, "space", "The hall for the annual general meeting, with a hearing loop.", "1", "90.00"),
)
ASKED = "Can we have the hall on the second Saturday in June, with somebody to open it?"
ANSWERED = "Yes. The hall is booked for you from ten to four, and the caretaker opens it."
HEALTH = "More people who can chair a meeting."
#: Days from now, about what, and what was found.
REVIEWS = (
    (-330, "support", "Groups want one officer each. They have had one since the spring."),
    (20, "recognition", ""),
    (35, "support", ""),
)
NEW_GROUPS = (
    (
        "Castle Wynd Tenants",
        "Castle Wynd",
        14,
        "They want to talk with us about the stairs, and to look after the green.",
        "An estate walk each quarter; an advocate.",
        (True, "Fourteen people in two closes, and three who will sit on a committee."),
    ),
    (
        "Kelpie Row Neighbours",
        "Kelpie Row",
        2,
        "The street lights.",
        "A meeting with the council about the lights.",
        (False, "Two people, one matter: we go to the council with them."),
    ),
    (
        "Orchard Bank Tenants",
        "Orchard Bank",
        6,
        "Parking, and a place for the children.",
        "A working group for a year.",
        None,
    ),
)
