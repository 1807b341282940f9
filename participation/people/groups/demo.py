"""The panels of Glenmarnock beside its associations: who sits on them as whom, and to whom they report."""

import datetime as dt
from typing import NamedTuple

from django.db.models import Q

from base.accounts.models import User
from base.core.demo import World, in_demo
from participation.people.customers.models import Aim, Customer, PreferenceOption

from .models import Group, GroupKind, Membership

Role, Class = Membership.Role, Membership.Class
BOARD = "Board"


class Panel(NamedTuple):
    """``days`` ago it was formed; ``review`` days from now what it is for is looked at again."""

    name: str
    kind: str
    remit: str
    powers: str
    reports_to: str
    words: str
    days: int
    review: int | None
    people: int
    from_the_panel: int = 0
    staff: int = 0
    online: bool = False


PANELS = [
    Panel(
        "Resident engagement panel",
        "joint",
        "How we involve people, and whether it works.",
        "It agrees the yearly plan for involving people before it goes to the Board.",
        "",
        BOARD,
        900,
        -20,
        7,
        staff=2,
    ),
    Panel(
        "Associate scrutiny members",
        "associates",
        "Reading, ringing round and counting for the Scrutiny Panel, without its meetings.",
        "",
        "Scrutiny Panel",
        "",
        500,
        None,
        5,
        online=True,
    ),
    Panel(
        "Repairs service voice",
        "service_voice",
        "Watches the repairs figures and complaints, and looks into one thing a quarter.",
        "It may ask the head of repairs to come and answer.",
        "Resident engagement panel",
        "",
        420,
        200,
        6,
        staff=1,
        online=True,
    ),
    Panel(
        "New kitchens steering group",
        "steering",
        "Which homes first, which choices, and how people live meanwhile.",
        "It chooses the three kitchens that people may choose from.",
        "",
        "Executive team",
        200,
        100,
        4,
        from_the_panel=2,
        staff=2,
    ),
    Panel(
        "Meeting of associations' chairs",
        "chairs",
        "What the associations share, and what they ask us together.",
        "",
        "Resident engagement panel",
        "",
        1500,
        None,
        4,
    ),
    Panel(
        "Leaseholder panel", "leaseholders", "Service charges and works.", "", "", "", 300, 30, 3
    ),
]


@in_demo(position=5)
def make_panels(world: World) -> None:
    today = world.now.date()
    scrutiny = Group.objects.live().filter(kind__scrutinises=True).first()
    if scrutiny is None:
        return
    _say_of_the_panel(scrutiny, today)
    for panel in PANELS:
        _make(panel, world, today)


def _say_of_the_panel(scrutiny: Group, today: dt.date) -> None:
    """Constituted, with an adviser from outside, and looked at again next spring (T-28)."""
    scrutiny.reports_to_words = "Board and executive team"
    scrutiny.adviser = "Dr Ailsa Renwick, who trains panels and is paid for two days a year"
    scrutiny.powers = (
        "It chooses what it looks into, sees what it asks for, and the Board answers it."
    )
    scrutiny.remit_review_on = today + dt.timedelta(days=120)
    scrutiny.meets_online = True
    scrutiny.save()
    scrutiny.meets_at.set(PreferenceOption.objects.of("time")[1:2])
    for days, seat in enumerate(scrutiny.memberships.sitting().order_by("from_on", "pk")):
        seat.term_ends_on = today + dt.timedelta(days=40 + 150 * days)
        seat.save()


def _make(panel: Panel, world: World, today: dt.date) -> None:
    formed = today - dt.timedelta(days=panel.days)
    group = Group.objects.create(
        name=panel.name,
        slug="-".join(panel.name.lower().replace("'", "").split()),
        kind=GroupKind.objects.get(code=panel.kind),
        remit=panel.remit,
        powers=panel.powers,
        reports_to=Group.objects.filter(name=panel.reports_to).first(),
        reports_to_words=panel.words,
        remit_review_on=panel.review and today + dt.timedelta(days=panel.review),
        meets_online=panel.online,
        formed_on=formed,
        recognised_on=formed,
    )
    group.aims.set(Aim.objects.filter(code__in=["challenge", "change_service"]))
    dice = world.dice(panel.name)

    def since() -> dt.date:
        return formed + dt.timedelta(days=dice.randint(0, panel.days - 30))

    on_the_panel = Customer.objects.filter(pk__in=_sit_on_a_panel().values("customer"))
    from_there = list(on_the_panel.order_by("pk")[: panel.from_the_panel])
    for customer in from_there:
        _seat(group, since(), customer=customer, sits_as=Class.PANEL_MEMBER)
    found = _others(group).exclude(pk__in=[one.pk for one in from_there])
    for number, customer in enumerate(found[: panel.people]):
        role = Role.CHAIR if number == 0 else Role.MEMBER
        _seat(group, since(), customer=customer, role=role)
    colleagues = [world.officer, world.manager]
    for colleague in colleagues[: panel.staff]:
        _seat(group, since(), colleague=colleague, sits_as=Class.STAFF)


def _sit_on_a_panel():
    return Membership.objects.scrutinising()


def _others(group: Group):
    """Grown-ups who asked to take part and sit on nothing yet; of the kind's tenures where it has some."""
    free = Customer.objects.current().filter(joined_at__isnull=False, memberships=None)
    if tenures := list(group.kind.tenures.all()):
        free = Customer.objects.current().filter(tenure__in=tenures, memberships=None)
    grown = Q(date_of_birth=None) | Q(date_of_birth__year__lt=2000)
    return free.filter(grown).order_by("name", "pk")


def _seat(
    group: Group,
    since: dt.date,
    *,
    customer: Customer | None = None,
    colleague: User | None = None,
    **fields,
) -> None:
    Membership.objects.create(
        group=group, customer=customer, colleague=colleague, from_on=since, **fields
    )
