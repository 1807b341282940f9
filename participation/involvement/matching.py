"""Which open opportunities suit one person, and why we think so."""

from dataclasses import dataclass

from participation.customers.models import Customer

from .models import Opportunity, Where

#: What somebody said about how they like to take part, and the places that suits.
SUITS = {
    "online": {Where.HOME, Where.EITHER},
    "phone": {Where.HOME, Where.EITHER},
    "post": {Where.HOME, Where.EITHER},
    "meetings": {Where.OUT, Where.EITHER},
    "on_site": {Where.OUT, Where.EITHER},
}
FROM_HOME = "You can do it from home"
OUT_AND_ABOUT = "It is in person, as you like"


@dataclass(frozen=True)
class Match:
    """``reasons`` are shown to the person as they stand, the strongest first."""

    opportunity: Opportunity
    reasons: tuple[str, ...]


def matches_for(customer: Customer, *, most: int = 5) -> list[Match]:
    """The open opportunities with the most reasons for this person; none without a reason.

    What is only for other tenures, or asks for more than they chose to give, is left out.
    """
    ticked = {option.code: option for option in customer.preferences.all()}
    found = Opportunity.objects.open().select_related("level").prefetch_related("tenures", "topics")
    matches = [
        Match(opportunity, tuple(_reasons(opportunity, customer, ticked)))
        for opportunity in found
        if _is_for(opportunity, customer)
    ]
    matches = [match for match in matches if match.reasons]
    return sorted(matches, key=lambda match: (-len(match.reasons), match.opportunity.title))[:most]


def _is_for(opportunity: Opportunity, customer: Customer) -> bool:
    tenures = opportunity.tenures.all()
    if tenures and customer.tenure not in tenures:
        return False
    return customer.level is None or opportunity.level.rank <= customer.level.rank


def _reasons(opportunity: Opportunity, customer: Customer, ticked: dict):
    for topic in opportunity.topics.all():
        if topic.code in ticked:
            yield f"You care about: {topic.label.lower()}"
    if opportunity.level_id == customer.level_id:
        yield f"You said: {opportunity.level.invitation.lower()}"
    ways = [way for way in SUITS if way in ticked and opportunity.where in SUITS[way]]
    if ways:
        yield FROM_HOME if Where.HOME in SUITS[ways[0]] else OUT_AND_ABOUT
    if opportunity.tenures.all():
        yield f"It is for you: {customer.tenure.plain_name.lower()}"
