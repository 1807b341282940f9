"""Segments as tests need them."""

from participation.reach.segments.models import Segment


def make_segment(name: str = "Quiet tenants", **fields) -> Segment:
    """Tenants who have not taken part for 12 months."""
    fields.setdefault("criteria", {"tenures": ["tenant"], "engagement": ["never", "lapsed"]})
    return Segment.objects.create(name=name, **fields)
