"""The profiles (T-06) and segments that a new portal starts with, loaded without touching what a landlord has changed."""

from django.db.models import Q

from base.core.lookups import fills_lists
from participation.people.groups.lookups import MEMBERS_BODY

from .choices import ANY_NEED, NOT_ENGLISH, SEVERAL_NEEDS, Engaged, Housed, Joined
from .filters import Criteria
from .models import Segment

PROFILES = [
    ("meetings_and_talks", "Meetings and talks", {"methods": ["meetings", "on_site"]}),
    ("face_to_face", "Face to face, out and about", {"methods": ["on_site"]}),
    ("online_only", "Online only", {"methods": ["online"], "methods_only": True}),
    ("quick_surveys", "Quick survey people", {"levels": ["consultation"]}),
    ("other_languages", "English is not their first language", {"languages": [NOT_ENGLISH]}),
    ("needs_help", "Needs help to take part", {"needs": [ANY_NEED]}),
    ("complex_needs", "Vulnerable, with complex needs", {"needs": [SEVERAL_NEEDS]}),
    (
        "settled_and_quiet",
        "Settled, seldom in touch",
        {
            "housed": [Housed.LONGER.value],
            "joined": [Joined.NO.value],
            "engagement": [Engaged.NEVER.value],
        },
    ),
    ("newly_housed", "Newly housed", {"housed": [Housed.LATELY.value]}),
    ("not_heard_from", "Not heard from", {"engagement": [Engaged.NEVER.value]}),
    ("drifted_away", "Not heard from lately", {"engagement": [Engaged.LAPSED.value]}),
]
#: Closed groups that notices and invitations go to (F-39).
SEGMENTS = [
    ("association_members", "Members of the association", {"group_kinds": [MEMBERS_BODY]}),
]


@fills_lists(position=50)
def load() -> None:
    load_segments(PROFILES, is_profile=True)
    load_segments(SEGMENTS, is_profile=False)


def load_segments(segments: list[tuple[str, str, Criteria]], *, is_profile: bool) -> None:
    for code, name, criteria in segments:
        there_is_one = Q(code=code) | Q(name__iexact=name)
        if not Segment.objects.filter(there_is_one).exists():
            Segment.objects.create(code=code, name=name, criteria=criteria, is_profile=is_profile)
