"""Which open opportunities suit one person, and which people one opportunity; and why we think so."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    FilteredRelation,
    IntegerField,
    Max,
    OuterRef,
    Q,
    Value,
    When,
)

from participation.people.customers.models import (
    Channel,
    Customer,
    CustomerQuerySet,
    PreferenceOption,
)
from participation.reach.segments.filters import can_be_invited_by

from .advocates import unspoken_for, why_not
from .models import FROM_HOME, IN_PERSON, Interest, Opportunity, Where

#: What somebody said about how they like to take part, and the places that suits.
SUITS = {
    "online": FROM_HOME,
    "phone": FROM_HOME - {Where.ONLINE},
    "post": FROM_HOME - {Where.ONLINE},
    "meetings": IN_PERSON,
    "on_site": IN_PERSON,
}
AT_HOME = "You can do it from home"
OUT_AND_ABOUT = "It is in person, as you like"


@dataclass(frozen=True)
class Reason:
    """One thing the person told us that fits: in words to them, and in words of them to staff."""

    to_them: str
    of_them: str


@dataclass(frozen=True)
class Match:
    """``reasons`` are shown to the person as they stand, the strongest first."""

    opportunity: Opportunity
    why: tuple[Reason, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        return tuple(reason.to_them for reason in self.why)


def matches_for(customer: Customer, *, most: int = 5, not_asked: bool = False) -> list[Match]:
    """The open opportunities with the most reasons for this person; none without a reason.

    What is only for other tenures, or asks for more than they chose to give, is left out;
    ``not_asked`` also leaves out what they have asked to join already.
    """
    codes = {option.code for option in customer.preferences.all()}
    found = Opportunity.objects.open().select_related("level")
    if not_asked:
        asked = Interest.objects.live().filter(customer=customer, opportunity=OuterRef("pk"))
        found = found.exclude(Exists(asked))
    matches = [
        Match(opportunity, tuple(reasons_for(opportunity, customer, codes)))
        for opportunity in found.prefetch_related("tenures", "topics", "times")
        if _is_for(opportunity, customer)
    ]
    matches = [match for match in matches if match.why]
    return sorted(matches, key=lambda match: (-len(match.why), match.opportunity.title))[:most]


def people_for(opportunity: Opportunity) -> CustomerQuerySet:
    """Whom we could ask: people we serve now, may invite, and have a reason to ask; the most first.

    Left out are those it is not for, who chose to give less than it asks, or who have asked
    already. One statement, however many customers there are; ``fits`` counts the reasons.
    """
    asked = Interest.objects.live().filter(customer=OuterRef("pk"), opportunity=opportunity)
    people = Customer.objects.current().filter(
        Q(level=None) | Q(level__rank__gte=opportunity.level.rank),
        can_be_invited_by(Channel.values),
        ~Exists(asked),
    )
    if tenures := list(opportunity.tenures.all()):
        people = people.filter(tenure__in=tenures)
    if opportunity.kind == Opportunity.Kind.ADVOCATE:
        people = people.filter(unspoken_for())
    topics, times = set(opportunity.topics.all()), set(opportunity.times.all())
    suits = [way for way, places in SUITS.items() if opportunity.where in places]
    ways = set(PreferenceOption.objects.filter(code__in=suits))
    fits: Any = _one(Q(level=opportunity.level_id))
    if all_that_fit := [one.pk for one in topics | times | ways]:
        # What each of them ticked is read once for all these reasons, and not once for each.
        ticks = FilteredRelation("preferences", condition=Q(preferences__in=all_that_fit))
        people = people.annotate(said=ticks)
    if topics:
        fits += Count("said", filter=Q(said__in=topics))
    for any_of_them in filter(None, (ways, times)):
        fits += Max(_one(Q(said__in=any_of_them)))
    return people.annotate(fits=fits).filter(fits__gt=0).order_by("-fits", "name", "pk")


def _one(rule: Q) -> Case:
    return Case(When(rule, then=Value(1)), default=Value(0), output_field=IntegerField())


def reasons_for(
    opportunity: Opportunity, customer: Customer, codes: Collection[str]
) -> Iterator[Reason]:
    """``codes`` are those of the preferences the person ticked."""
    for topic in opportunity.topics.all():
        if topic.code in codes:
            about = in_a_sentence(topic.label)
            yield Reason(f"You care about: {about}", f"Cares about: {about}")
    if opportunity.level_id == customer.level_id:
        words = in_a_sentence(opportunity.level.invitation)
        yield Reason(f"You said: {words}", f"Said: {words}")
    ways = [way for way in SUITS if way in codes and opportunity.where in SUITS[way]]
    if ways and Where.HOME in SUITS[ways[0]]:
        yield Reason(AT_HOME, "Likes to take part from home")
    elif ways:
        yield Reason(OUT_AND_ABOUT, "Likes to take part in person")
    free = [in_a_sentence(time.label) for time in opportunity.times.all() if time.code in codes]
    if free:
        when = ", ".join(free)
        yield Reason(f"It is when you are free: {when}", f"Is free: {when}")
    if opportunity.tenures.all() and customer.tenure:
        tenure = customer.tenure
        own_words = in_a_sentence(tenure.plain_name)
        yield Reason(f"It is for you: {own_words}", f"Holds a home as: {tenure.name.lower()}")


def in_a_sentence(words: str) -> str:
    return words if words.startswith("I ") else words[:1].lower() + words[1:]


def _is_for(opportunity: Opportunity, customer: Customer) -> bool:
    tenures = opportunity.tenures.all()
    if tenures and customer.tenure not in tenures:
        return False
    if why_not(opportunity, customer):
        return False
    return customer.level is None or opportunity.level.rank <= customer.level.rank
