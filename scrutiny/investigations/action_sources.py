"""Actions are made of what a joint session proposed."""

from participation.programme.actions.sources import Source, register
from participation.programme.activities.models import Activity

from .models import Proposal


def find(pk: int) -> Proposal | None:
    """Not of what was declined, or was made a recommendation: the panel has that confirmed."""
    rows = Proposal.objects.filter(became__in=["", Proposal.Became.ACTION])
    return rows.filter(pk=pk).select_related("investigation").first()


def came_from(row) -> Activity | None:
    return row.investigation.activity_ptr


PROPOSAL = register(
    Source("investigation_proposal", "Proposal of a joint session", find, activity=came_from)
)
