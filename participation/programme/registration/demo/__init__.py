"""The register of Glenmarnock: groups in each state that there is, and those that only want to be found."""

import datetime as dt

from django.db.models import Count
from django.template.loader import render_to_string

from base.core.brand import current_brand
from base.core.demo import World, in_demo
from base.core.pdf import pdf_of
from participation.people.customers.models import Aim, Area, Customer
from participation.people.groups.models import Group, GroupKind, Membership

from ..models import OwnPage
from ..services.writing import OFFICES
from . import words as made_up
from .support import make_support
from .told import Told

__all__ = ["make_register", "make_support"]

DAY = dt.timedelta(days=1)
FOUNDERS = (*OFFICES, Membership.Role.MEMBER)


@in_demo(position=7)
def make_register(world: World) -> None:
    constitution = a_constitution()
    for applied in made_up.APPLIED:
        group = Group.objects.filter(name=applied.name).first() or new_group(applied, world)
        if group is None:  # of a world without its place
            continue
        Told(group, applied, world).tell(constitution)
    if gardeners := Group.objects.filter(kind__code="community").order_by("pk").first():
        OwnPage.objects.create(
            group=gardeners,
            words=made_up.GARDENERS,
            public_contact="Any dry Saturday at 10am, by the hut",
            is_public=True,
            changed_by=world.officer,
        )


def a_constitution() -> bytes:
    """Two pages that open anywhere, laid out once for all groups."""
    given = {"brand": current_brand(), "clauses": made_up.CONSTITUTION}
    html = render_to_string("registration/made_up_constitution.html", given)
    return pdf_of(html, css=render_to_string("registration/letter.css", given))


def new_group(applied: made_up.Applied, world: World) -> Group | None:
    """Five neighbours who began it half a year ago."""
    formed = world.now.date() - 200 * DAY
    words = applied.name.lower().replace("'", "")
    area = Area.objects.filter(name=applied.area).first()
    if area is None:
        return None
    group = Group.objects.create(
        name=applied.name,
        slug="-".join(words.split()),
        kind=GroupKind.objects.get(code=applied.kind),
        area=area,
        remit=f"Speaks for the people of {area}.",
        formed_on=formed,
    )
    group.aims.set(Aim.objects.filter(code__in=["challenge", "community"]))
    there = Customer.objects.current().living_in(area)
    there = there.filter(memberships=None, date_of_birth__year__lt=2000)
    active = there.annotate(times=Count("engagements")).order_by("-times", "pk")
    for role, customer in zip(FOUNDERS, active, strict=False):
        Membership.objects.create(group=group, customer=customer, role=role, from_on=formed)
    return group
