"""What counts in a number about a segment. Shares are made of the counts beside them."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q

from base.core.measures import PeopleShare, measure
from participation.people.customers.models import (
    Channel,
    CustomerQuerySet,
    PreferenceOption,
    Tenure,
)
from participation.programme.activities.stats import REGION

from .choices import Engaged
from .filters import taking_part

NOT_RECORDED = "Not recorded"


@measure(
    "People in it",
    "Customers we serve now who fit every filter, each counted once, also those whom other figures "
    "count apart: applicants, volunteers, partner agencies. Former customers and erased records are not "
    "counted.",
)
def size(people: CustomerQuerySet) -> int:
    return people.count()


@dataclass(frozen=True)
class MakeUp:
    """What the people of a segment are like, by four facts of the record: counts by name of the group."""

    people: int
    tenures: Counter[str]
    regions: Counter[str]
    channels: Counter[str]
    levels: Counter[str]


def make_up(people: CustomerQuerySet) -> MakeUp:
    """In one statement: who is in a segment takes longer to find than to count."""
    groups = people.order_by().annotate(region=REGION)
    rows = list(
        groups.values_list("tenure__name", "region", "preferred_channel", "level__name").annotate(
            n=Count("pk")
        )
    )
    found: list[Counter[str]] = [Counter() for _ in range(4)]
    for *names, n in rows:
        for counter, name in zip(found, names, strict=True):
            counter[name or NOT_RECORDED] += n
    return MakeUp(sum(n for *_, n in rows), *found)


def counted_apart(made: MakeUp) -> int:
    """Of the people in the segment, those who are in no figure of all our customers."""
    names = Tenure.objects.filter(in_main_count=False).values_list("name", flat=True)
    return sum(made.tenures[name] for name in names)


@measure("By tenure", "The people in the segment by the tenure of their home.")
def by_tenure(made: MakeUp) -> list[PeopleShare]:
    return _parts(made.tenures, made.people)


@measure("By region", "The people in the segment by the region they live in.")
def by_region(made: MakeUp) -> list[PeopleShare]:
    return _parts(made.regions, made.people)


@measure(
    "By preferred channel",
    "The people in the segment by the way they chose to be reached; not recorded where they have "
    "not chosen.",
)
def by_channel(made: MakeUp) -> list[PeopleShare]:
    labels = dict(Channel.choices)
    named = {labels.get(code, code): n for code, n in made.channels.items()}
    return _parts(Counter(named), made.people)


@measure(
    "By level of involvement",
    "The people in the segment by the level they chose; not recorded where they have not chosen.",
)
def by_level(made: MakeUp) -> list[PeopleShare]:
    return _parts(made.levels, made.people)


def _parts(counts: Counter[str], everybody: int) -> list[PeopleShare]:
    """The largest first, what is not recorded last."""
    known = sorted(counts, key=lambda name: (name == NOT_RECORDED, -counts[name], name))
    return [PeopleShare(name, counts[name], everybody) for name in known]


@dataclass(frozen=True)
class ProfileCounts:
    """What is counted of one profile; of two lists the largest first."""

    people: int
    joined: int
    active: int
    channels: dict[str, int]
    methods: dict[str, int]


def profile_counts(people: CustomerQuerySet) -> ProfileCounts:
    """In two statements, for who is in a profile takes longer to find than to count."""
    people = people.order_by()
    by_channel = list(
        people.values_list("preferred_channel").annotate(
            n=Count("pk"),
            joined=Count("pk", filter=Q(joined_at__isnull=False)),
            active=Count("pk", filter=taking_part([Engaged.ACTIVE])),
        )
    )
    labels = dict(Channel.choices)
    methods = Q(preferences__in=PreferenceOption.objects.of(PreferenceOption.Kind.METHOD))
    ticked = people.filter(methods).values_list("preferences__label").annotate(n=Count("pk"))
    return ProfileCounts(
        people=sum(n for _, n, _, _ in by_channel),
        joined=sum(joined for _, _, joined, _ in by_channel),
        active=sum(active for _, _, _, active in by_channel),
        channels=_largest_first({labels[one]: n for one, n, _, _ in by_channel if one}),
        methods=_largest_first(dict(ticked)),
    )


def _largest_first(counts: dict[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


@measure(
    "How many",
    "The customers we serve now who fit every filter of the profile, each counted once in each profile "
    "they are in; also those whom other figures count apart.",
)
def in_profile(counts: ProfileCounts) -> int:
    return counts.people


@measure(
    "Asked to get involved",
    "Of the people in the profile, those who have joined and said how they want to take part.",
)
def joined_by_profile(counts: ProfileCounts) -> int:
    return counts.joined


@measure(
    "Took part in the last 12 months",
    "Of the people in the profile, those whose names were taken at an activity in the last 12 "
    "months, each once however often they took part.",
)
def active_by_profile(counts: ProfileCounts) -> int:
    return counts.active


@measure(
    "How they chose to be reached",
    "The people in the profile by the channel they prefer; those who have not chosen are left out.",
)
def channels_by_profile(counts: ProfileCounts) -> dict[str, int]:
    return counts.channels


@measure(
    "How they like to take part",
    "The people in the profile who ticked each way of taking part; somebody may tick several.",
)
def methods_by_profile(counts: ProfileCounts) -> dict[str, int]:
    return counts.methods
