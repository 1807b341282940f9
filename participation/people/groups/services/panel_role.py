"""The role of scrutiny panel member: it comes with a seat on a panel, and goes with it.

Nobody gives it by hand. Roles are read at every request, so whoever lost theirs is out at the next.
"""

from django.db.models import QuerySet

from base.accounts.models import RoleGrant, User
from base.accounts.services import grant_role, take_role
from base.core.audience import Role
from participation.people.customers.models import Customer

from ..models import Membership

ROLE = Role.PANEL_MEMBER


def fit_panel_role(*, customer: Customer | None, by: User | None) -> None:
    """Give or take the role of whoever signs in with this record, as they sit now."""
    if customer is not None and customer.user_id is not None:
        fit_panel_roles(among=User.objects.filter(pk=customer.user_id), by=by)


def fit_panel_roles(*, among: QuerySet | None = None, by: User | None = None) -> None:
    """The same for everybody, or for the users of ``among``. Running it again changes nothing."""
    seats = Membership.objects.scrutinising().filter(customer__user__is_active=True)
    held = RoleGrant.objects.filter(role=ROLE)
    if among is not None:
        seats, held = seats.filter(customer__user__in=among), held.filter(user__in=among)
    sit = set(seats.values_list("customer__user", flat=True))
    hold = set(held.values_list("user", flat=True))
    for user in User.objects.filter(pk__in=sit ^ hold):
        hold_panel_role(user=user, sits=user.pk in sit, by=by)


def hold_panel_role(*, user: User, sits: bool, by: User | None = None) -> None:
    """Give the role to somebody who sits on a panel, or take it from somebody who does not."""
    if sits:
        grant_role(user=user, role=ROLE, by=by, why="Sits on a scrutiny panel")
    else:
        take_role(user=user, role=ROLE, by=by, why="Sits on no scrutiny panel")
