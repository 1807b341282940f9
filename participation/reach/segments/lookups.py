"""The profiles (T-06) and segments that a new portal starts with, loaded without touching what a landlord has changed."""

from django.db.models import Q

from base.core.lookups import fills_lists
from participation.people.groups.lookups import MEMBERS_BODY

from .choices import ANY_NEED, NOT_ENGLISH, NOT_RECORDED, SEVERAL_NEEDS, Contacted, Engaged, Housed
from .filters import Criteria
from .models import Segment

#: Each by facts of the record, and named for them: the record knows no "vulnerable", and no payers.
PROFILES = [
    (
        "meetings_and_talks",
        "Like meetings, or to be out and about",
        {"methods": ["meetings", "on_site"]},
    ),
    ("face_to_face", "Like to be out and about", {"methods": ["on_site"]}),
    ("online_only", "Online only", {"methods": ["online"], "methods_only": True}),
    ("quick_surveys", "Chose the level of short surveys", {"levels": ["consultation"]}),
    ("other_languages", "Asked for another language than English", {"languages": [NOT_ENGLISH]}),
    ("by_letter_or_phone", "Like letters or calls best", {"preferred": ["post", "phone"]}),
    ("no_channel", "No preferred channel recorded", {"preferred": [NOT_RECORDED]}),
    ("other_formats", "Need another format", {"needs": ["any_format"]}),
    ("needs_support", "Need support to come or to take part", {"needs": ["any_support"]}),
    ("needs_online", "Want help to get online", {"needs": ["any_digital"]}),
    ("needs_help", "Told us of any need", {"needs": [ANY_NEED]}),
    ("complex_needs", "Told us of two needs or more", {"needs": [SEVERAL_NEEDS]}),
    (
        "settled_and_quiet",
        "With us over a year, no word from us for 12 months",
        {
            "housed": [Housed.LONGER.value],
            "contacted": [Contacted.NEVER.value, Contacted.BEFORE.value],
        },
    ),
    ("newly_housed", "Newly housed", {"housed": [Housed.LATELY.value]}),
    ("not_heard_from", "Never took part", {"engagement": [Engaged.NEVER.value]}),
    ("drifted_away", "Took part before, not for 12 months", {"engagement": [Engaged.LAPSED.value]}),
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
