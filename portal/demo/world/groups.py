"""The groups of Glenmarnock: who sits on them, what they were given, what was done with them."""

import datetime as dt
import random
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, Q

from base.accounts.models import User
from participation.funding.grants.services import record_given
from participation.people.customers.models import Aim, Area, Customer
from participation.people.groups.models import Group, GroupKind, Membership
from participation.programme.activities.models import Activity
from participation.programme.events.models import Booking

from . import cast, whom

R = Membership.Role
#: The chairs that a committee fills, in the order in which it finds people for them.
COMMITTEE = [R.CHAIR, R.SECRETARY, R.TREASURER, R.COMMITTEE, R.COMMITTEE, R.CO_OPTED]


class Described(NamedTuple):
    name: str
    kind: str
    area: str
    remit: str
    contact: str
    formed: int
    """Days ago, as all days here."""
    recognised: int | None
    withdrawn: int | None
    ended: int | None
    people: int
    given: tuple[tuple[int, str, str], ...] = ()
    players: tuple[tuple[cast.Person, Membership.Role], ...] = ()


#: What each kind of group is for (R-01).
AIMS = {
    "scrutiny": ["challenge", "decide"],
    "working": ["change_service"],
    "members": ["decide"],
    "community": ["community", "skills"],
}

GROUPS = [
    Described(
        "Mill Lane Residents' Association",
        "residents",
        "Mill Lane",
        "Speaks for the people of Mill Lane to us and to the council.",
        "Meets in Calder Hall on the first Monday of the month at 7pm.",
        3000,
        2900,
        None,
        None,
        9,
        ((400, "450.00", "A room, stamps and the summer fair"), (40, "500.00", "The year's costs")),
        ((cast.CUSTOMER, R.SECRETARY),),
    ),
    Described(
        "Fernhill Area Association",
        "area",
        "Fernhill",
        "Speaks for Fernhill Gardens and Quarry Road.",
        "Meets at Fernhill Hub every other month.",
        2200,
        2100,
        None,
        None,
        8,
        ((60, "350.00", "A room and a minute taker"),),
        ((cast.PANEL_MEMBER, R.COMMITTEE),),
    ),
    Described(
        "Lighthouse View Retirement Association",
        "retirement",
        "Lighthouse View",
        "The common room, outings, and what the wardens should know.",
        "The common room, Lighthouse View, every Wednesday at 2pm.",
        1500,
        900,
        None,
        None,
        5,
        ((120, "180.00", "A second-hand piano"),),
    ),
    Described(
        "Calder Court Gardeners",
        "community",
        "Calder Court",
        "Raised beds, and a hut that does not lean.",
        "Any dry Saturday at 10am by the hut.",
        600,
        None,
        None,
        None,
        6,
        ((200, "95.50", "Seeds and a water butt"),),
    ),
    Described(
        "Station Brae Residents' Association",
        "residents",
        "Station Brae",
        "Spoke for the people of Station Brae.",
        "",
        2600,
        2500,
        300,
        240,
        6,
    ),
    Described(
        "Scrutiny Panel",
        "scrutiny",
        "",
        "Looks into one service at a time and tells the board what it found.",
        "scrutiny@glenmarnock.example",
        1100,
        1100,
        None,
        None,
        7,
        ((90, "640.00", "Two days with an adviser"),),
        ((cast.PANEL_MEMBER, R.CHAIR),),
    ),
    Described(
        "Young voices",
        "working",
        "",
        "People from 14 to 25, who choose what to change where they live.",
        "Links Pavilion, one Thursday a month in school terms at 6pm.",
        420,
        None,
        None,
        None,
        6,
        ((30, "250.00", "Paint, and food for the night"),),
    ),
    Described(
        "Repairs working group",
        "working",
        "",
        "Four meetings: how should repairs be reported?",
        "",
        150,
        None,
        None,
        None,
        5,
    ),
    Described(
        "Members of Glenmarnock Homes",
        "members",
        "",
        "Everybody who holds a £1 share. They meet once a year, and hear how we did.",
        "The company secretary, 1 Calder Road, Glenmarnock.",
        5000,
        None,
        None,
        None,
        32,
        (),
        ((cast.CUSTOMER, R.MEMBER), (cast.PANEL_MEMBER, R.MEMBER)),
    ),
    Described(
        "Marnock Area Association",
        "area",
        "Marnock",
        "Speaks for Castle Wynd and Orchard Bank.",
        "Meets at Marnock Old School on the last Tuesday of the month.",
        1800,
        1700,
        None,
        None,
        6,
    ),
    Described(
        "Links Area Association",
        "area",
        "Links",
        "Seafield and Kelpie Row: the dunes, the wind, the buses.",
        "Meets in Links Pavilion every other month.",
        1300,
        1200,
        None,
        None,
        5,
    ),
]


def make_groups(*, dice: random.Random, today: dt.date, by: User) -> None:
    for described in GROUPS:
        group = _group(described, today)
        _seat(group, described, dice, today)
        for days, pounds, what_for in described.given:
            record_given(
                group=group,
                on=today - dt.timedelta(days=days),
                pounds=Decimal(pounds),
                what_for=what_for,
                by=by,
            )
        group.activities.set(_done_with(group))
        if described.kind == "scrutiny":
            _meet_alone(group)


def _group(described: Described, today: dt.date) -> Group:
    def day(ago: int | None) -> dt.date | None:
        return None if ago is None else today - dt.timedelta(days=ago)

    words = described.name.lower().replace("'", "")
    group = Group.objects.create(
        name=described.name,
        slug="-".join(words.split()),
        kind=GroupKind.objects.get(code=described.kind),
        area=Area.objects.filter(name=described.area).first(),
        remit=described.remit,
        contact=described.contact,
        formed_on=day(described.formed),
        recognised_on=day(described.recognised),
        recognition_withdrawn_on=day(described.withdrawn),
        ended_on=day(described.ended),
    )
    codes = AIMS.get(described.kind, ["challenge", "community"])
    group.aims.set(Aim.objects.filter(code__in=codes))
    return group


def _seat(group: Group, described: Described, dice: random.Random, today: dt.date) -> None:
    """The cast first, then neighbours, of those who come to most; one in four has left again."""
    neighbours = whom.of_age(Customer.objects.current(), group.name, today)
    if group.area:
        neighbours = neighbours.living_in(group.area)
    roles = {
        Customer.objects.get(user__email=person.email).pk: role
        for person, role in described.players
    }
    neighbours = neighbours.exclude(pk__in=roles).annotate(times=Count("engagements"))
    neighbours = neighbours.order_by("-times", "pk")
    joined = neighbours.filter(joined_at__isnull=False)
    found = list(joined.values_list("pk", flat=True))
    if len(found) < described.people:  # then neighbours too who never asked to join in
        others = neighbours.filter(joined_at=None).values_list("pk", flat=True)
        found += others[: described.people - len(found)]
    chairs = [role for role in COMMITTEE if role not in roles.values()]
    if described.kind == "members":
        chairs = []
    del found[2 * described.people :]
    for pk in dice.sample(found, min(described.people, len(found))):
        roles[pk] = chairs.pop(0) if chairs else R.MEMBER
    named = {person.email for person, _ in described.players}
    plays = set(Customer.objects.filter(user__email__in=named).values_list("pk", flat=True))
    first = max(30, described.ended or 0)
    for pk, role in roles.items():
        since = today - dt.timedelta(days=dice.randint(first, described.formed))
        until = group.ended_on
        if until is None and role == R.MEMBER and pk not in plays and dice.random() < 0.25:
            until = since + dt.timedelta(days=dice.randint(0, (today - since).days))
        Membership.objects.create(
            group=group, customer_id=pk, role=role, from_on=since, until_on=until
        )


def _meet_alone(group: Group) -> None:
    """The panel's last meeting that is planned is only for those who sit on it; nobody else has a place."""
    planned = Activity.objects.published().coming().filter(kind="panel", members_only=False)
    if meeting := planned.order_by("-starts_at", "pk").first():
        meeting.only_for.set([group])
        meeting.members_only = True
        meeting.save(update_fields=["members_only"])
        sitting = group.memberships.sitting().of_customers().values_list("customer", flat=True)
        places = Booking.objects.filter(event=meeting.pk)
        places.exclude(customer__in=sitting).delete()
        without = sitting.exclude(customer__in=places.values("customer"))
        Booking.objects.bulk_create(Booking(event_id=meeting.pk, customer_id=pk) for pk in without)


def _done_with(group: Group) -> list[Activity]:
    """A few things that were for its place, those with outcomes first; or its own meetings."""
    if its_own := list(Activity.objects.filter(title__startswith=group.name)):
        return its_own
    about = Q(kind="conference") if group.kind.code == "members" else Q(kind="panel")
    if group.area:
        about = Q(areas=group.area) | Q(areas__parent=group.area) | Q(areas__children=group.area)
    told = Activity.objects.filter(about).annotate(told=Count("outcomes", distinct=True))
    return list(told.order_by("-told", "-starts_at", "pk")[:4])
