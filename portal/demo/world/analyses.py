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

    def smaller(counts: dict[str, int]) -> dict[str, int]:
        return {name: round(number * GREW) for name, number in counts.items()}

    for segment in Segment.objects.profiles():
        counts = stats.profile_counts(segment.people())
        ProfileFigures.objects.create(
            analysis=analysis,
            segment=segment,
            name=segment.name,
            people=round(counts.people * GREW),
            joined=round(counts.joined * GREW),
            active=round(counts.active * GREW),
            channels=smaller(counts.channels),
            methods=smaller(counts.methods),
        )
