"""Standards, homes that are ready, and what residents found in them."""

import datetime as dt
from itertools import count
from typing import Any

from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from base.core.working_days import is_working_day
from participation.people.customers.models import Area, Customer
from participation.people.groups.models import Group
from participation.programme.inspections.homes.reading import ListedHome
from participation.programme.inspections.homes.services import list_homes
from participation.programme.inspections.models import (
    Inspection,
    Inspector,
    Pilot,
    ReadyHome,
    Standard,
    What,
)
from participation.programme.inspections.planning.services import arrange, plan_inspection
from participation.programme.inspections.standards.services import (
    decide_pilot,
    name_teams,
    take_into_use,
    write_standard,
)
from participation.programme.inspections.standards.text import read_lines
from participation.questionnaires.answering.keeping import hand_in
from participation.questionnaires.answering.services import begin_sheet, keep_answers
from participation.questionnaires.answering.who import Who
from participation.questionnaires.owners import owned

from .groups import make_group, make_membership
from .people import make_joined_customer, make_user

LINES = """Hall:
! There is a smoke alarm, and it sounds
Walls are sound
Kitchen:
Cupboards are clean
"""
_number = count(1)


def make_standard(
    title: str = "Re-let standard", *, what: str = What.HOMES, in_use: bool = True, **fields: Any
) -> Standard:
    """Written by somebody, and confirmed by somebody else; a trial has said that it begins."""
    by = fields.pop("by", None) or make_user(Role.STAFF, name="Morag Tait")
    confirms = fields.pop("confirms", None) or make_user(Role.MANAGER, name="Nadia Iqbal")
    lines = read_lines(fields.pop("lines", LINES))
    standard = write_standard(
        standard=None,
        lines=lines,
        by=by,
        title=title,
        what=what,
        service=fields.pop("service", "homes"),
        confirms=confirms,
    )
    if not in_use:
        return standard
    if not Pilot.objects.filter(what=what).exists():
        make_pilot(by, what=what)
    return take_into_use(standard=standard, by=by)


def make_pilot(by: User, *, what: str = What.HOMES, begins: bool = True) -> Pilot:
    return decide_pilot(
        by=by,
        what=what,
        evidence="Eight homes were looked at. Three were not ready.",
        compared_with="Two other landlords, by standards much like ours.",
        begins=begins,
        why="It found what we had missed.",
        decided_on=timezone.localdate(),
    )


def make_homes(
    number: int = 1, *, by: User | None = None, area: Area | None = None
) -> list[ReadyHome]:
    """On the list since today, beside those that were on it."""
    by = by or make_user(Role.STAFF, name="Morag Tait")
    there = [
        ListedHome(one.reference, one.address, one.area, one.ready_on)
        for one in ReadyHome.objects.ready()
    ]
    new = [
        ListedHome(f"V-{n}", f"{n} Mill Lane", area, timezone.localdate())
        for n in (next(_number) for _ in range(number))
    ]
    list_homes(homes=[*there, *new], by=by)
    return list(ReadyHome.objects.filter(reference__in=[one.reference for one in new]))


def make_inspector(
    customer: Customer | None = None, *, what: str = What.HOMES, group: Group | None = None
) -> Customer:
    """Sits on a group whose members inspect it."""
    customer = customer or make_joined_customer("Amina Hussain")
    group = group or Group.objects.filter(inspects__what=what).first()
    if group is None:
        group = make_group("Resident inspectors", kind="working")
        name_teams(what=what, groups=[group], by=make_user(Role.STAFF, name="Morag Tait"))
    make_membership(group, customer)
    return customer


def make_inspection(
    *, standard: Standard | None = None, home: ReadyHome | None = None, **fields: Any
) -> Inspection:
    """Planned and not arranged: of a home, unless the standard is of something else."""
    standard = standard or make_standard()
    if standard.is_of_homes:
        home = home or make_homes(by=standard.written_by, area=fields.pop("area", None))[0]
    else:
        fields.setdefault("subject", "The back courts of Mill Lane")
    return plan_inspection(standard=standard, home=home, by=standard.written_by, **fields)


def coming_day() -> dt.date:
    """The next day on which we work, at least two days from now."""
    day = timezone.localdate() + dt.timedelta(days=2)
    while not is_working_day(day):
        day += dt.timedelta(days=1)
    return day


def at(day: dt.date, hour: int = 10) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


def arranged(
    customer: Customer, inspection: Inspection | None = None, *, today: bool = False, **fields: Any
) -> Inspector:
    """Their place at an inspection: in some days; or today, as whoever stands in the home would see it."""
    inspection = inspection or make_inspection(**fields)
    arrange(
        inspection=inspection,
        starts_at=at(coming_day()),
        minutes=60,
        officer=inspection.planned_by,
        inspectors=[customer],
        by=inspection.planned_by,
    )
    if today:
        happened(inspection)
    return Inspector.objects.select_related("inspection").get(
        inspection=inspection, customer=customer
    )


def happened(inspection: Inspection, day: dt.date | None = None) -> Inspection:
    """As if it had been arranged for today, or a day before it."""
    inspection.starts_at = at(day or timezone.localdate())
    inspection.minutes = inspection.minutes or 60
    inspection.save(update_fields=["starts_at", "minutes"])
    return inspection


def send_found(inspection: Inspection, by: User | None = None, **said: Any) -> Inspection:
    """Answered and sent: everything meets the standard, unless told otherwise by ``item_1``."""
    questionnaire = inspection.standard.questionnaire
    assert questionnaire is not None
    answers: dict[str, Any] = {one.code: ("meets",) for one in inspection.standard.items.all()}
    for code, value in said.items():
        name = code.replace("_", "-")
        answers[name] = value if name in ("wrong", "praise") else (value,)
    sheet = begin_sheet(questionnaire=questionnaire, customer=None, code=inspection.code)
    keep_answers(sheet=sheet, said=answers)
    who = Who(None, code=inspection.code, by=by)
    hand_in(whose=owned(questionnaire), sheet=sheet, who=who)
    inspection.refresh_from_db()
    return inspection
