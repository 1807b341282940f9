"""For pages about one seat, and the papers that whoever has it accepts."""

from django.shortcuts import get_object_or_404

from participation.people.groups.models import Membership

from .models import PanelPaper


class OneSeat:
    """The seat of the address, as ``self.seat``: theirs, or any for staff."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        everything = Membership.objects.visible_to(request.user)
        seats = everything.select_related("group__kind", "customer", "colleague")
        self.seat = get_object_or_404(seats, pk=kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(seat=self.seat, group=self.seat.group, **kwargs)


def papers_of(seat: Membership) -> list[tuple[PanelPaper, object]]:
    """What the group works by now, each with the day on which they accepted it, or None."""
    accepted = dict(seat.acceptances.values_list("paper", "accepted_on"))
    papers = PanelPaper.objects.in_force().filter(group=seat.group_id)
    return [(paper, accepted.get(paper.pk)) for paper in papers]
