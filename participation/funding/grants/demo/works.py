"""Small works outside: who found them, and how far each has come."""

import datetime as dt
from decimal import Decimal

from base.core.demo import World
from participation.people.groups.models import Group

from .. import services
from ..models import Grant, SchemeYear, Work
from .words import LIGHTS, REVIEW_GROUP, WORKS

Source = Work.Source


def make_works(world: World, year: SchemeYear) -> None:
    """In the order that the review group agreed; the first is done, the second begun, the others wait."""
    group = Group.objects.filter(name=REVIEW_GROUP).first()
    if group is None:  # of a world without it
        return
    today = world.now.date()
    for what_for, place, pounds, source, contractor, local, done in WORKS:
        work = services.propose_work(
            year=year,
            group=group,
            pounds=Decimal(pounds),
            what_for=what_for,
            place=place,
            source=source,
            by=world.officer,
        )
        if not contractor:
            continue
        why = "The review group put it among the first"
        services.award(grant=work.grant, pounds=Decimal(pounds), why=why, by=world.manager)
        said = "The panel said so at its meeting"
        services.accept(grant=work.grant, how=said, by=world.officer)
        fields = {"contractor": contractor, "is_local": local}
        if not local:
            fields["why_not_local"] = "Nobody from here lays this surface"
        day = today - dt.timedelta(days=5)
        fields["begins_on"] = day - dt.timedelta(days=9)
        if done:
            fields["done_on"] = day
        services.save_work(grant=work.grant, by=world.officer, **fields)
    for lights in Grant.objects.filter(what_for=LIGHTS, scheme_year=year):
        place = "From Mill Lane to the bus stop"
        services.save_work(grant=lights, place=place, source=Source.ASSOCIATION, by=world.officer)
    works = Work.objects.filter(grant__scheme_year=year).order_by("pk")
    services.rank_works(
        year=year,
        group=group,
        on=today - dt.timedelta(days=40),
        places={work.pk: at for at, work in enumerate(works, start=1)},
        by=world.officer,
    )
