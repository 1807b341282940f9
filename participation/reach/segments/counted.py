"""What takes all customers to count, and is counted ahead (``base.core.counted_lately``).

By the filters as text, so that a segment whose filters are changed is counted anew, and filters that
nobody has saved are counted in the same way.
"""

import json
from collections.abc import Iterator

from base.core.counted_lately import Args, counted_lately

from . import stats
from .filters import Criteria, people_matching
from .models import Segment

#: An officer who looks again after a minute, having changed a record, sees what came of it.
A_MINUTE = 60


def said(criteria: Criteria) -> str:
    """The same text for the same filters."""
    return json.dumps(criteria, sort_keys=True)


def in_use() -> Iterator[Args]:
    for criteria in Segment.objects.in_use().values_list("criteria", flat=True):
        yield (said(criteria),)


def profiles() -> Iterator[Args]:
    for criteria in Segment.objects.profiles().values_list("criteria", flat=True):
        yield (said(criteria),)


@counted_lately(fresh=A_MINUTE, ahead=in_use)
def size_of(criteria: str) -> int:
    return stats.size(people_matching(json.loads(criteria)))


@counted_lately(fresh=A_MINUTE, ahead=in_use)
def make_up_of(criteria: str) -> stats.MakeUp:
    return stats.make_up(people_matching(json.loads(criteria)))


@counted_lately(ahead=profiles)
def profile_of(criteria: str) -> stats.ProfileCounts:
    return stats.profile_counts(people_matching(json.loads(criteria)))
