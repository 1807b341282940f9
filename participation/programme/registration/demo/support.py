"""How the officers of Glenmarnock help its groups, what they agreed with them, and what they look at again."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from base.core.demo import World, in_demo
from participation.people.customers.models import Area
from participation.people.groups.models import Group

from ..models import (
    AgreedService,
    Agreement,
    GroupOfficer,
    HealthCheck,
    HealthPoint,
    NewGroupAssessment,
    Registration,
    SupportAsked,
    SupportGiven,
    SupportReview,
    TrainingNeed,
)
from . import words as made_up

DAY = dt.timedelta(days=1)


@in_demo(position=8)
def make_support(world: World) -> None:
    today = timezone.localdate(world.now)
    registered = Registration.objects.on_register().select_related("group").order_by("pk")
    for number, row in enumerate(registered):
        _help(row.group, number, world, today)
    for days, about, found in made_up.REVIEWS:
        SupportReview.objects.create(
            about=about,
            due_on=today + days * DAY,
            held_on=today + days * DAY if found else None,
            found=found,
            held_by=world.manager if found else None,
        )
    areas = {area.name: area for area in Area.objects.all()}
    for name, area, asked, demand, other, decided in made_up.NEW_GROUPS:
        if area not in areas:  # of a world without its place
            continue
        NewGroupAssessment.objects.create(
            name=name,
            area=areas[area],
            asked=asked,
            demand=demand,
            other_ways=other,
            begun_on=today - 50 * DAY,
            begun_by=world.officer,
            is_best_way=decided and decided[0],
            because=decided[1] if decided else "",
            decided_on=today - 20 * DAY if decided else None,
            decided_by=world.manager if decided else None,
        )


def _help(group: Group, number: int, world: World, today: dt.date) -> None:
    officer = world.officer
    GroupOfficer.objects.create(group=group, officer=officer, since=today - 500 * DAY)
    agreed_on = today - (345 if number == 0 else 200) * DAY
    agreement = Agreement.objects.create(
        group=group,
        agreed_on=agreed_on,
        renews_on=agreed_on + 365 * DAY,
        words=made_up.AGREED,
        added_by=officer,
    )
    for service in made_up.CONSULTED_ON[number % 2]:
        AgreedService.objects.create(agreement=agreement, service=service)
    for days, kind, said, hours, worth in made_up.HELPED:
        SupportGiven.objects.create(
            group=group,
            on=today - (days + number * 3) * DAY,
            kind=kind,
            words=said,
            hours=Decimal(hours),
            worth=worth and Decimal(worth),
            by=officer,
        )
    asked_on = today - (4 + 20 * number) * DAY
    asked = SupportAsked(
        group=group,
        kind="venue",
        words=made_up.ASKED,
        asked_by=officer,
        asked_on=asked_on,
        due_on=asked_on + 14 * DAY,
    )
    if number:
        asked.answer, asked.answered_on, asked.answered_by = made_up.ANSWERED, asked_on, officer
    asked.save()
    TrainingNeed.objects.create(
        group=group,
        what="Keeping accounts that somebody else can examine",
        planned_on=today + 30 * DAY,
        from_grant=True,
        by=officer,
    )
    check = HealthCheck.objects.create(
        group=group,
        held_on=today - 120 * DAY,
        next_on=today + 245 * DAY,
        note=made_up.HEALTH,
        by=officer,
    )
    marks = ("good", "good", "partly", "weak", "partly", "good", "partly", "good")
    HealthPoint.objects.bulk_create(
        HealthPoint(check_of=check, point=point, mark=mark)
        for point, mark in zip(HealthPoint.Point.values, marks, strict=True)
    )
