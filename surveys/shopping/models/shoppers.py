from django.db import models
from django.db.models import Max, Q

from participation.joining.involvement.models import Opportunity, Placement, PlacementQuerySet

from .channels import Channel


def shoppers() -> PlacementQuerySet:
    """Everybody who is placed as a mystery shopper now."""
    return Placement.objects.current().filter(interest__opportunity__kind=Opportunity.Kind.SHOPPER)


def with_last_assignment(placements: PlacementQuerySet) -> PlacementQuerySet:
    """Adds ``last_assigned_at``: when they were last given a set enquiry; None where never."""
    given = "interest__customer__shopping_assignments"
    latest = Max(f"{given}__assigned_at", filter=Q(**{f"{given}__called_off_at": None}))
    return placements.annotate(last_assigned_at=latest)


class Shopper(models.Model):
    """What we must know of somebody before we send them on a set enquiry (R-38).

    Their training stands on their placement. ``channels`` are those that they can use, empty for all;
    ``known_to`` the services in which somebody would know them. A shopper of a partner landlord says
    ``from_landlord``; one of ours who makes enquiries at a partner's says ``lent_to``.
    """

    placement = models.OneToOneField(Placement, models.CASCADE, related_name="shopper")
    channels = models.JSONField(default=list, blank=True)
    known_to = models.JSONField(default=list, blank=True)
    from_landlord = models.CharField(max_length=100, blank=True)
    lent_to = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(from_landlord="") | Q(lent_to=""),
                name="a_shopper_comes_from_a_partner_or_goes_to_one",
            )
        ]

    def __str__(self) -> str:
        return str(self.placement)

    @property
    def in_words(self) -> str:
        """The channels that they can use."""
        return ", ".join(one.label for one in Channel if one in self.channels) or "Any"
