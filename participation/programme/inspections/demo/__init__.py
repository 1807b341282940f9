"""What residents of Glenmarnock inspected in a year and a half, and what they inspect next."""

import datetime as dt
import random
from typing import Any

from django.utils import timezone

from base.core.demo import World, in_demo
from base.core.periods import Month, months_after
from base.core.working_days import after_working_days, is_working_day
from participation.people.customers.models import Area, Customer
from participation.people.groups.models import Group, GroupKind, Membership

from ..homes.reading import ListedHome
from ..homes.services import drawn_with, list_homes
from ..models import Draw, Inspection, Inspector, Pilot, ReadyHome, Standard, What
from ..planning.services import code_of, plan_inspection
from ..standards.services import name_teams, take_into_use, write_standard
from ..standards.text import USUAL, read_lines
from .found import write_down
from .words import ESTATE, ESTATES, PILOT, REPAIRS

DAY = dt.timedelta(days=1)
MONTHS, READY_NOW, A_MONTH = 18, 9, 4


@in_demo(position=33)
def make_inspections(world: World) -> None:
    dice = world.dice("inspections")
    people = _inspectors(world)
    if not people:
        return
    homes = _standard(world, "Re-let standard", What.HOMES, "homes", USUAL)
    estates = _standard(world, "How an estate should look", What.ESTATES, "neighbourhood", ESTATE)
    done = [*_homes_of_past_months(world, homes, dice), *_estates_inspected(world, estates, dice)]
    for inspection in done:
        Inspector.objects.bulk_create(
            Inspector(inspection=inspection, customer=one, asked_at=inspection.planned_at)
            for one in dice.sample(people, min(2, len(people)))
        )
    write_down(world, done, dice)
    _what_comes_next(world, homes, people, dice)
    _draft(world, "Repairs that were done", What.REPAIRS, "repairs", REPAIRS)


def _inspectors(world: World) -> list[Customer]:
    """Six people in a group of their own, of whom one is whom visitors look around as."""
    today = timezone.localdate(world.now)
    group = Group.objects.create(
        name="Resident inspectors",
        slug="resident-inspectors",
        kind=GroupKind.objects.get(code="working"),
        remit="Look at homes before somebody moves in, and at estates with staff and partners.",
        contact="One morning a month, from our office in Calder Road.",
        formed_on=today - 700 * DAY,
    )
    group.aims.set(group.aims.model.objects.filter(code="know_needs"))
    joined = Customer.objects.current().filter(joined_at__isnull=False)
    amina = joined.filter(name="Amina Hussain").exclude(user=None).first()
    seats = Membership.objects.values("customer")  # who sits on a group already does enough
    others = joined.exclude(pk__in=seats).exclude(pk=amina and amina.pk).order_by("reference")
    people = [*([amina] if amina else []), *others[:5]]
    Membership.objects.bulk_create(
        Membership(group=group, customer=one, from_on=today - 600 * DAY) for one in people
    )
    for what in (What.HOMES, What.ESTATES):
        name_teams(what=what, groups=[group], by=world.officer)
    return people


def _standard(world: World, title: str, what: What, service: str, text: str) -> Standard:
    since = world.now - 640 * DAY
    Pilot.objects.create(
        what=what, begins=True, decided_on=since.date(), decided_by=world.manager, **PILOT[what]
    )
    draft = _draft(world, title, what, service, text)
    standard = take_into_use(standard=draft, by=world.officer)
    standard.in_use_since = since
    standard.save(update_fields=["in_use_since"])
    return standard


def _draft(world: World, title: str, what: What, service: str, text: str) -> Standard:
    return write_standard(
        standard=None,
        lines=read_lines(text),
        by=world.officer,
        title=title,
        what=what,
        service=service,
        confirms=world.manager,
    )


def _homes_of_past_months(
    world: World, standard: Standard, dice: random.Random
) -> list[Inspection]:
    """Nearly four a month; the addresses are forgotten, for somebody lives there now."""
    areas = list(Area.objects.filter(parent__isnull=False).order_by("pk"))
    today = timezone.localdate(world.now)
    planned = []
    for back in range(MONTHS, 0, -1):
        month = Month.of(months_after(today.replace(day=1), -back))
        draw = _draw(world, month, dice)
        for _ in range(A_MONTH - (dice.random() < 0.25)):
            home = ReadyHome(
                area=dice.choice(areas) if areas else None,
                ready_on=month.first,
                listed_at=_at(month.first),
                listed_by=world.officer,
                gone_on=month.last,
            )
            day = _working(month.first + dice.randint(4, 24) * DAY)
            planned.append((home, draw, day))
    ReadyHome.objects.bulk_create(home for home, _, _ in planned)
    return Inspection.objects.bulk_create(
        _inspection(world, standard, day, home=home, draw=draw, area=home.area)
        for home, draw, day in planned
    )


def _draw(world: World, month: Month, dice: random.Random) -> Draw:
    return Draw.objects.create(
        month=month.first,
        population=dice.randint(9, 22),
        asked_for=A_MONTH,
        seed=f"{dice.getrandbits(32):08x}",
        drawn_at=_at(month.first),
        drawn_by=world.officer,
    )


def _estates_inspected(world: World, standard: Standard, dice: random.Random) -> list[Inspection]:
    today = timezone.localdate(world.now)
    areas = list(Area.objects.filter(parent__isnull=False).order_by("pk"))
    return Inspection.objects.bulk_create(
        _inspection(
            world,
            standard,
            _working(today - days * DAY),
            subject=subject,
            why=why,
            partners="The council’s cleansing team",
            area=dice.choice(areas) if areas else None,
        )
        for days, subject, why in ESTATES
    )


def _inspection(world: World, standard: Standard, day: dt.date, **about: Any) -> Inspection:
    return Inspection(
        standard=standard,
        planned_by=world.officer,
        planned_at=_at(day - 10 * DAY),
        starts_at=_at(day),
        minutes=90,
        officer=world.officer,
        code=code_of(standard),
        **about,
    )


def _what_comes_next(
    world: World, standard: Standard, people: list[Customer], dice: random.Random
) -> None:
    """This month's homes: one is arranged, one has nobody who can come, two wait for a day."""
    today = timezone.localdate(world.now)
    areas = list(Area.objects.filter(parent__isnull=False).order_by("pk"))
    listed = [
        ListedHome(f"V-{2300 + n}", f"{n + 3} Weaver’s Row", dice.choice(areas), today - n * DAY)
        for n in range(READY_NOW)
        if areas
    ]
    list_homes(homes=listed, by=world.officer)
    draw = _draw(world, Month.of(today), dice)
    there = list(ReadyHome.objects.to_draw().order_by("pk"))
    chosen = [
        plan_inspection(standard=standard, home=home, draw=draw, by=world.officer)
        for home in drawn_with(draw.seed, there, A_MONTH)
    ]
    for place, inspection in enumerate(chosen[-2:]):
        inspection.starts_at = _at(after_working_days(today, 3 + place))
        inspection.minutes, inspection.officer = 90, world.officer
        inspection.save(update_fields=["starts_at", "minutes", "officer"])
        Inspector.objects.bulk_create(
            Inspector(inspection=inspection, customer=one, asked_at=world.now) for one in people[:2]
        )
    if len(chosen) > 1:
        chosen[-2].inspectors.update(declined_at=world.now)


def _working(day: dt.date) -> dt.date:
    while not is_working_day(day):
        day += DAY
    return day


def _at(day: dt.date, hour: int = 10) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))
