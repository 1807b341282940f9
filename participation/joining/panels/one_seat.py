"""For pages about one seat, and the papers that whoever has it accepts."""

from typing import Any

from django.shortcuts import get_object_or_404

from participation.people.groups.models import Membership, MembershipQuerySet

from .models import InductionStep, PanelPaper
from .services.training import sessions_for


class OneSeat:
    """The seat of the address, as ``self.seat``: any, for staff."""

    def seats(self) -> MembershipQuerySet:
        return Membership.objects.visible_to(self.request.user)  # type: ignore[attr-defined]

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        seats = self.seats().select_related("group__kind", "customer", "colleague")
        self.seat = get_object_or_404(seats, pk=kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(seat=self.seat, group=self.seat.group, **kwargs)


class OwnSeat(OneSeat):
    """Their own alone, whoever else they are: staff may sit on a group as customers too."""

    def seats(self) -> MembershipQuerySet:
        return Membership.objects.of_customer_who_is(self.request.user)


def papers_of(seat: Membership) -> list[tuple[PanelPaper, object]]:
    """What the group works by now, each with the day on which they accepted it, or None."""
    accepted = dict(seat.acceptances.values_list("paper", "accepted_on"))
    papers = PanelPaper.objects.in_force().filter(group=seat.group_id)
    return [(paper, accepted.get(paper.pk)) for paper in papers]


def steps_of(seat: Membership) -> list[InductionStep]:
    """What they begin with; of training they have not had, ``sessions`` at which it is given next."""
    steps: list[Any] = list(seat.induction.select_related("done_by", "learnt_at"))
    left = [one.title for one in steps if one.is_training and one.done_on is None]
    may_book = left and seat.until_on is None and seat.customer is not None
    coming = sessions_for(seat.customer, left) if may_book and seat.customer else {}
    for one in steps:
        one.sessions = coming.get(one.title, []) if one.title in left else None
    return steps
