"""Which opportunity to tell a group about that we hear too little from, in one plain sentence.

Opportunities belong to an app above this one, which hands them in. What fits is decided by the group
alone: nobody's own answers choose what they are offered.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .characteristics import Characteristic
from .comparing import Compared

MOST_OF_A_GROUP = 2
YOUNGEST = "Under 25"


@dataclass(frozen=True)
class Promotion:
    group: str
    title: str
    href: str
    why: str


#: Who knows what is open to people. Opportunities live above: ``portal.reactions`` adds them.
PROVIDERS: list[Callable[[], Iterable]] = []


def open_opportunities() -> list:
    return [opportunity for provider in PROVIDERS for opportunity in provider()]


def promotions(
    under: Iterable[Compared], by: Characteristic, opportunities: list
) -> list[Promotion]:
    """At most two for each group, those made for it first."""
    found = []
    for row in under:
        fits = sorted(
            (
                (rank, opportunity.title, opportunity, why)
                for opportunity in opportunities
                for rank, why in [_fit(opportunity, row.name, by)]
                if why
            ),
            key=lambda fit: fit[:2],
        )
        found += [
            Promotion(row.name, opportunity.title, opportunity.get_absolute_url(), why)
            for _, _, opportunity, why in fits[:MOST_OF_A_GROUP]
        ]
    return found


def _fit(opportunity, group: str, by: Characteristic) -> tuple[int, str]:
    """How near it comes (0 the nearest), and why in words; no words where it is for others."""
    tenures = {tenure.name for tenure in opportunity.tenures.all()}
    if by.code == "tenure" and tenures:
        return (0, "it is meant for them") if group in tenures else (9, "")
    topics = {topic.code for topic in opportunity.topics.all()}
    if by.code == "age" and group == YOUNGEST and "young_people" in topics:
        return 0, "it is about things for young people"
    if by.is_place and opportunity.where_detail and group in opportunity.where_detail:
        return 0, "it takes place there"
    if tenures:
        return 9, ""
    if opportunity.where in ("home", "either"):
        return 1, "it is for everyone and can be done from home"
    return 2, "it is for everyone"
