"""The schemes that a new portal starts with. Loading again changes nothing that is there."""

from decimal import Decimal

from base.core.lookups import fills_lists
from participation.people.groups.models import GroupKind

from .models import Scheme

IMPROVEMENTS = "improvements"
#: Help that nobody budgets for: a room, stamps, food for a night.
AS_NEEDED = "as_needed"
METHOD = Scheme.Method

CONDITIONS = """It keeps to its constitution and to its agreement with us.
It showed that it asked its members.
Anybody who lives there may join it, and it treats people equally."""

#: What two of us score an application by, where a scheme is asked of in open competition.
CRITERIA = """It makes things better for the people who live there.
The members were asked, and want it.
The costs are fair, and shown.
It can be done by the day it names.
Anybody can take part, whatever their needs."""
ASSESSED = ("start_up", "training", "community_fund")

#: Code, name, what for, how shared, kinds of group.
SCHEMES = [
    (
        "association",
        "Association grant",
        "Setting up in the first year, and the costs of each year after: rooms, stamps, printing.",
        METHOD.UP_TO,
        ["residents", "retirement"],
    ),
    (
        "area_association",
        "Area association grant",
        "The work of an area association: meetings, news for the area, training.",
        METHOD.SHARED,
        ["area"],
    ),
    (
        "start_up",
        "Start-up grant",
        "The first costs of a new group.",
        METHOD.ASKED,
        ["residents", "retirement", "area", "community"],
    ),
    (
        "training",
        "Training grant",
        "Training that a group chooses for its members.",
        METHOD.ASKED,
        [],
    ),
    (
        "community_fund",
        "Community fund",
        "Something that makes a neighbourhood better for the people who live there.",
        METHOD.ASKED,
        [],
    ),
    (
        "improvements",
        "Minor environmental improvements",
        "Small works outside: lights, fences, planting, seats. They are done by 31 March.",
        METHOD.ASKED,
        [],
    ),
]
#: What the rates of a scheme's first year begin with, where the landlord has set none before.
FIRST_RATES = {
    "association": {"first_year_most": Decimal(500), "later_most": Decimal(200)},
    "improvements": {"usual_most": Decimal(5000)},
}


@fills_lists(position=30)
def load() -> None:
    there = set(Scheme.objects.values_list("code", flat=True))
    kinds = {kind.code: kind for kind in GroupKind.objects.all()}
    for position, (code, name, what_for, method, may) in enumerate(SCHEMES):
        if code not in there:
            scheme = Scheme.objects.create(
                code=code,
                name=name,
                what_for=what_for,
                method=method,
                conditions=CONDITIONS,
                position=position,
                is_of_works=code == IMPROVEMENTS,
                is_assessed=code in ASSESSED,
                criteria=CRITERIA if code in ASSESSED else "",
            )
            scheme.kinds.set(kinds[one] for one in may if one in kinds)
    make_as_needed()


def make_as_needed() -> Scheme:
    """The scheme of what is given as the need arises; made where there is none yet."""
    scheme, _ = Scheme.objects.get_or_create(
        code=AS_NEEDED,
        defaults={
            "name": "Help as the need arises",
            "what_for": "What we give without a budget of its own: a room, stamps, food for a night.",
            "method": METHOD.AS_NEEDED,
            "position": 99,
        },
    )
    return scheme
