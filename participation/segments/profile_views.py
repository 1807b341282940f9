from dataclasses import dataclass

from django.views.generic import TemplateView

from participation.activities.stats import customers_now
from portal.core.audience import Audience

from . import stats
from .models import Segment
from .sentences import Names


@dataclass(frozen=True)
class Profile:
    """What the page says of one profile; every share has its counts."""

    segment: Segment
    meaning: str
    size: stats.Part
    joined: stats.Part
    active: stats.Part
    channels: list[stats.Part]
    methods: list[stats.Part]


class Profiles(TemplateView):
    """The landlord's profiles side by side: how many, how they like to take part, whether they do."""

    audience = Audience.STAFF
    template_name = "segments/profiles.html"

    def get_context_data(self, **kwargs):
        everybody = customers_now()
        return super().get_context_data(
            everybody=everybody,
            profiles=profiles(everybody),
            measures=[
                stats.sizes,
                stats.joined_by_profile,
                stats.active_by_profile,
                stats.channels_by_profile,
                stats.methods_by_profile,
            ],
            **kwargs,
        )


def profiles(everybody: int) -> list[Profile]:
    """In a constant number of statements, however many profiles there are."""
    segments = list(Segment.objects.profiles())
    names = Names()
    sizes = stats.sizes(segments)
    joined, active = stats.joined_by_profile(segments), stats.active_by_profile(segments)
    channels, methods = stats.channels_by_profile(segments), stats.methods_by_profile(segments)

    def of_all(segment: Segment, counts: dict[int, int], label: str) -> stats.Part:
        return stats.Part(label, counts.get(segment.pk, 0), sizes.get(segment.pk, 0))

    def parts(segment: Segment, counts: dict[int, dict[str, int]]) -> list[stats.Part]:
        in_it = sizes.get(segment.pk, 0)
        return [stats.Part(name, n, in_it) for name, n in counts.get(segment.pk, {}).items()]

    return [
        Profile(
            segment=segment,
            meaning=names.sentence(segment.criteria),
            size=stats.Part("of all customers", sizes.get(segment.pk, 0), everybody),
            joined=of_all(segment, joined, "asked to get involved"),
            active=of_all(segment, active, "took part in the last 12 months"),
            channels=parts(segment, channels),
            methods=parts(segment, methods),
        )
        for segment in segments
    ]
