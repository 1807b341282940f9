"""The opportunity that led somebody to Join, kept in the session until they are welcomed."""

from ..models import Opportunity

CAME_FOR = "came_for"


def open_opportunity_called(slug: str) -> Opportunity | None:
    """None too for whatever else was typed into the address."""
    if not slug or "\x00" in slug:
        return None
    return Opportunity.objects.open().filter(slug=slug).first()
