"""The map of governance: which body reports to whom, with how many members and what powers (R-28)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.views.generic import TemplateView

from base.core.audience import Audience

from .models import Group


@dataclass(frozen=True)
class Body:
    """One box of the map. Those to whom only others report, such as the Board, are a name alone."""

    name: str
    group: Group | None
    below: tuple["Body", ...]


def bodies(groups: Iterable[Group]) -> list[Body]:
    """From the top down. A group stands under the group it reports to, or else under the words that say to whom."""
    under: dict[int | str, list[Group]] = defaultdict(list)
    for group in groups:
        under[group.reports_to_id or group.reports_to_words].append(group)
    known = {group.pk for rows in under.values() for group in rows}

    def below(above: int | str) -> tuple[Body, ...]:
        return tuple(Body(group.name, group, below(group.pk)) for group in under[above])

    named = sorted(str(one) for one in under if isinstance(one, str) and one)
    # Whoever reports to a group that is no longer there stands by itself, until somebody says to whom.
    lost = [one for one in list(under) if isinstance(one, int) and one not in known]
    alone = [body for one in ["", *lost] for body in below(one)]
    return [*(Body(words, None, below(words)) for words in named), *alone]


def on_the_map():
    """The groups there are that report to somebody, or to whom somebody reports."""
    governs = Q(kind__answers_to_somebody=True) | ~Q(reports_to=None) | ~Q(reports_to_words="")
    above = Group.objects.live().exclude(reports_to=None).values("reports_to")
    groups = Group.objects.live().filter(governs | Q(pk__in=above))
    return groups.with_members().select_related("kind").order_by("name", "pk")


class Governance(TemplateView):
    """For everybody: who decides what, and who answers to whom."""

    audience = Audience.EVERYONE
    template_name = "groups/governance.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(bodies=bodies(on_the_map()), **kwargs)


class StaffGovernance(Governance):
    """The same, with the way to each group, and to those that nobody said anything of."""

    audience = Audience.STAFF
    template_name = "groups/staff_governance.html"
