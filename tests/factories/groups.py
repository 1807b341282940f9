"""Groups and who sits on them."""

import datetime as dt
from itertools import count

from django.utils import timezone

from participation.people.customers.models import Aim, Customer
from participation.people.groups.models import Group, GroupKind, Membership

from .people import make_customer

_number = count(1)


def make_group(name: str = "Mill Lane Residents' Association", **fields) -> Group:
    """Recognised since last year. ``kind`` takes a code."""
    today = timezone.localdate()
    kind = GroupKind.objects.get(code=fields.pop("kind", "residents"))
    fields.setdefault("recognised_on", today - dt.timedelta(days=365))
    group = Group.objects.create(name=name, kind=kind, slug=f"group-{next(_number)}", **fields)
    group.aims.add(Aim.objects.get(code="community"))
    return group


def make_membership(
    group: Group | None = None, customer: Customer | None = None, **fields
) -> Membership:
    """Has sat on it for a month."""
    fields.setdefault("from_on", timezone.localdate() - dt.timedelta(days=30))
    return Membership.objects.create(
        group=group or make_group(), customer=customer or make_customer(), **fields
    )
