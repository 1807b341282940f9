"""What the profiles were like when this quarter began: a little smaller, because people have joined."""

import datetime as dt

from django.utils import timezone

from participation.programme.activities.stats import customers_now
from participation.reach.segments import stats
from participation.reach.segments.analysing import period_of
from participation.reach.segments.models import ProfileAnalysis, ProfileFigures, Segment

GREW = 0.94


def make_analyses(*, now: dt.datetime) -> None:
    then = period_of(timezone.localdate(now))
    made_at = timezone.make_aware(dt.datetime.combine(then, dt.time(3, 10)))
    analysis = ProfileAnalysis.objects.create(
        period_start=then, customers=round(customers_now() * GREW), made_at=made_at
    )
    segments = list(Segment.objects.profiles())
    sizes, joined = stats.sizes(segments), stats.joined_by_profile(segments)
    active = stats.active_by_profile(segments)
    channels, methods = stats.channels_by_profile(segments), stats.methods_by_profile(segments)

    def smaller(counts: dict[str, int]) -> dict[str, int]:
        return {name: round(number * GREW) for name, number in counts.items()}

    ProfileFigures.objects.bulk_create(
        ProfileFigures(
            analysis=analysis,
            segment=segment,
            name=segment.name,
            people=round(sizes.get(segment.pk, 0) * GREW),
            joined=round(joined.get(segment.pk, 0) * GREW),
            active=round(active.get(segment.pk, 0) * GREW),
            channels=smaller(channels.get(segment.pk, {})),
            methods=smaller(methods.get(segment.pk, {})),
        )
        for segment in segments
    )
