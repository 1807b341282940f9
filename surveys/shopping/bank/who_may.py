"""To whom a set enquiry may be given: somebody who is trained, and whom the service does not know.

The rules, as staff read them, are the reasons below. Complaints say nothing of the service, so that
an open one stands against all.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from participation.feedback.enquiries.models import Enquiry
from participation.joining.involvement.models import Opportunity, Placement
from participation.programme.activities.models import Service

from ..models import Assignment, Scenario, Shopper, shoppers

Kind = Opportunity.Kind
#: Roles in which staff come to know somebody by face and voice.
KNOWN_BY_ROLE = frozenset({Kind.BOARD, Kind.RECRUITMENT, Kind.INSPECTOR})

NOT_TRAINED = "Has not been trained yet"
LENT = "Makes enquiries at {landlord}, and not at ours"
OTHER_CHANNEL = "Cannot use this channel"
KNOWN = "Is known to this service"
NEIGHBOUR = "Has a home with us, so the housing officer of their own area works in this service"
COMPLAINT = "Has a complaint that is open"
ROLE = "Is known to staff in another role: {role}"
HAD_IT = "Was given this enquiry before"


class Candidate(NamedTuple):
    """``why_not`` is empty of somebody to whom it may be given."""

    placement: Placement
    why_not: str

    @property
    def customer(self):
        return self.placement.interest.customer


def candidates(scenario: Scenario) -> list[Candidate]:
    """Every shopper, by name, and why it cannot be theirs. Five statements however many they are."""
    everybody = list(
        shoppers()
        .select_related("interest__customer__tenure", "shopper")
        .order_by("interest__customer__name", "pk")
    )
    people = [one.interest.customer_id for one in everybody]
    complaints = Enquiry.objects.waiting().filter(kind=Enquiry.Kind.COMPLAINT)
    complained = set(complaints.filter(customer__in=people).values_list("customer", flat=True))
    others = Placement.objects.current().filter(interest__opportunity__kind__in=KNOWN_BY_ROLE)
    roles = dict(
        others.filter(interest__customer__in=people).values_list("interest__customer", "role_title")
    )
    given = Assignment.objects.live().filter(scenario=scenario)
    had_it = set(given.values_list("customer", flat=True))
    return [
        Candidate(one, next(_reasons(scenario, one, complained, roles, had_it), ""))
        for one in everybody
    ]


def _reasons(
    scenario: Scenario,
    placement: Placement,
    complained: Iterable[int],
    roles: dict[int, str],
    had_it: Iterable[int],
) -> Iterator[str]:
    """The first that stands against it is told."""
    shopper = getattr(placement, "shopper", None) or Shopper()
    customer = placement.interest.customer
    if customer.pk in had_it:
        yield HAD_IT
    if placement.trained_on is None:
        yield NOT_TRAINED
    if shopper.lent_to:
        yield LENT.format(landlord=shopper.lent_to)
    if shopper.channels and scenario.channel not in shopper.channels:
        yield OTHER_CHANNEL
    if scenario.service in shopper.known_to:
        yield KNOWN
    if scenario.service == Service.NEIGHBOURHOOD and not shopper.from_landlord:
        yield NEIGHBOUR
    if customer.pk in complained:
        yield COMPLAINT
    if customer.pk in roles:
        yield ROLE.format(role=roles[customer.pk])
