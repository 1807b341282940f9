"""What the groups of Glenmarnock asked for, and what they said of it. Everybody and everything here is made up."""

from decimal import Decimal

#: Scheme, budget, rates.
BUDGETS = [
    ("association", 3000, {"first_year_most": Decimal(500), "later_most": Decimal(200)}),
    ("area_association", 9000, {"flat_rate": Decimal(1200)}),
    ("start_up", 1000, {}),
    ("training", 1200, {}),
    ("community_fund", 6000, {}),
    ("improvements", 100_000, {"usual_most": Decimal(5000)}),
]
ASSOCIATION, GARDENERS = "Mill Lane Residents' Association", "Calder Court Gardeners"
AREA, RETIRED = "Fernhill Area Association", "Lighthouse View Retirement Association"
LIGHTS = "Lights on the path to the bus stop"
#: Group, scheme, what for, asked, awarded, paid, given back; None for what has not come about.
GRANTS = [
    (ASSOCIATION, "association", "The costs of the year", 200, 200, 200, None),
    (ASSOCIATION, "community_fund", "A summer fair in the park", 900, 750, 400, None),
    (ASSOCIATION, "improvements", LIGHTS, 6200, None, None, None),
    (RETIRED, "association", "Outings, and paper for the newsletter", 200, 180, None, None),
    (RETIRED, "community_fund", "A film night every month", 480, 480, 480, 120),
    (GARDENERS, "start_up", "Tools and a lock for the hut", 300, 300, 300, None),
    (GARDENERS, "community_fund", "A greenhouse", 2400, None, None, None),
]
#: What an application says.
BOOKS = {
    "what-for": "A day of training for our new treasurer",
    "pounds": Decimal("145.00"),
    "costs": "The course: £120. The bus to it: £25. Both from the page of the college.",
    "other-money": "None. The group has £61 left for stamps.",
    "why": "Our treasurer is new, and nobody here has kept accounts before.",
    "members": "We asked at the meeting in the hall. All twelve were for it.",
    "when": "Before our annual meeting in March",
}
TEA_URN = {
    "what-for": "An urn for tea",
    "costs": "The urn: £62, from the shop in Calder Street.",
}
FEW_ASKED = "Nine people were asked. There are sixty homes."
NOT_AWARDED = "The ground belongs to the council. Ask it first, and then ask us again."

#: Of a grant that is paid: what was bought for how much, whether it was handed in, and what came of it.
SPENT = {
    "The costs of the year": [
        ("The hall for six meetings", "108.00", True),
        ("Stamps and envelopes", "31.20", True),
        ("Printing of the newsletter", "44.50", False),
    ],
    "A film night every month": [
        ("Licence to show films, a year", "198.00", True),
        ("Tea and biscuits", "37.40", True),
    ],
    "Tools and a lock for the hut": [
        ("Four spades and four forks", "171.60", True),
        ("A padlock and a chain", "38.90", True),
        ("Seed, and a water butt", "89.50", True),
    ],
}
#: What a group told us: what it did, for how many, and its plan for what is left.
TOLD = {
    "A film night every month": (
        "We showed nine films. People came who had not been out of the house for months.",
        34,
        "Three more films in spring, and a speaker for people who do not hear well.",
    ),
    "Tools and a lock for the hut": (
        "The hut is full of tools, and the beds are dug. Two schools came to look.",
        22,
        "",
    ),
}
#: Closed, with why.
CLOSED = {"Tools and a lock for the hut": "All of it is spent, and each line has its receipt."}

#: Of the year before: group, scheme, what for, paid, spent, what is taken off, why.
YEAR_BEFORE = [
    (
        ASSOCIATION,
        "association",
        "Meetings, and a notice board",
        200,
        96,
        60,
        "The board was not bought. Some of the money was for it, and the group had no plan for it.",
    ),
    (
        RETIRED,
        "community_fund",
        "A trip to the sea",
        350,
        350,
        0,
        "All of it is spent. Thirty-one people went.",
    ),
]

REVIEW_GROUP = "Resident engagement panel"
#: What for, where, cost, who found it, contractor, whether from here, whether done.
WORKS = [
    (
        "A handrail on the steps",
        "Gallow Hill, by number 9",
        1450,
        "inspection",
        "Brodie Metalwork",
        True,
        True,
    ),
    (
        "A path for wheelchairs",
        "Behind Damson Drive",
        4800,
        "residents",
        "Smoothway Ltd",
        False,
        False,
    ),
    ("A fence round the bins", "Tangle Street", 900, "caretaker", "", None, False),
    ("Six seats and a table", "The green at Weavers Park", 3100, "staff", "", None, False),
]
