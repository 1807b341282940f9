"""Where groups work beside each other (seed rows R-29, R-52): in one place, or with the same people on them."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from django.views.generic import TemplateView

from base.core.audience import Audience

from .models import Group, Membership
from .stats import sit_on_both

#: So many pairs stand on the page; those of one place come first.
MOST_PAIRS = 100


@dataclass(frozen=True)
class Pair:
    """Two groups of one place, or with members in common."""

    one: Group
    other: Group
    same_place: bool
    both: int

    @property
    def advice(self) -> str:
        """What R-52 asks: where a group and an association share a place, that each knows of the other."""
        speak = [group.kind.speaks_for_area for group in (self.one, self.other)]
        if not self.same_place:
            return ""
        if all(speak):
            return "Both speak for the place. Ask them who speaks for what, or whether one could."
        if any(speak):
            return "One speaks for the place and one does not. Tell each of the other; neither answers to the other."
        return "Neither speaks for the place."


def pairs() -> list[Pair]:
    """Those of one place first, and those that share most people. Two statements, however many there are."""
    groups = list(Group.objects.live().select_related("kind", "area__parent").order_by("name"))
    people: dict[int, set[int]] = defaultdict(set)
    sitting = Membership.objects.sitting().of_customers()
    for group, customer in sitting.values_list("group", "customer"):
        people[group].add(customer)
    found = [
        Pair(one, other, share_place(one, other), sit_on_both(people[one.pk], people[other.pk]))
        for one, other in combinations(groups, 2)
    ]
    beside = [pair for pair in found if pair.same_place or pair.both]
    beside.sort(key=lambda pair: (not pair.same_place, -pair.both, pair.one.name, pair.other.name))
    return beside[:MOST_PAIRS]


def share_place(one: Group, other: Group) -> bool:
    """The same place, or one in the other."""
    if one.area is None or other.area is None:
        return False
    return one.area_id in other.area.with_wider or other.area_id in one.area.with_wider


class Overlap(TemplateView):
    audience = Audience.STAFF
    template_name = "groups/overlap.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            pairs=pairs(), definition=sit_on_both.definition, most=MOST_PAIRS, **kwargs
        )
