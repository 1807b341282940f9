"""What takes all customers to count (``base.core.counted_lately``)."""

from django.db.models import QuerySet

from base.core.counted_lately import counted_lately
from participation.joining.involvement.models import Joining
from participation.reach.representation.characteristics import CHARACTERISTICS
from participation.reach.representation.stats import Comparison, answers_beside_customers

from .models import Recruit


def joinings_through(campaign: int) -> QuerySet[Joining]:
    recruits = Recruit.objects.counted().filter(link__campaign=campaign)
    return Joining.objects.filter(recruited__in=recruits)


@counted_lately(kept=False)
def answers_of_joined(campaign: int, code: str) -> Comparison:
    """The table of answers is a row, which is there or is made now."""
    return answers_beside_customers(
        CHARACTERISTICS[code], joinings_through(campaign), name=f"campaign {campaign}"
    )
