"""A small cast. Builders take what a test speaks of and fill in the rest."""

from itertools import count

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.utils import timezone

from base.accounts.models import RoleGrant, User
from base.core.audience import TRUSTED_ROLES, Audience, Role
from participation.people.customers.models import Area, Customer, Tenure

_number = count(1)


def make_user(*roles: Role, email: str = "", name: str = "Morag Tait") -> User:
    """Somebody who can sign in, with a second factor where a role asks for one.

    The rows are those that granting the roles makes, without the log's line: half the tests need somebody.
    """
    administers = Role.ADMINISTRATOR in roles
    user = User.objects.create_user(
        email or f"person{next(_number)}@example.org",
        name=name,
        is_staff=administers,
        is_superuser=administers,
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    for role in roles:
        RoleGrant.objects.create(user=user, role=role)
    if roles:
        user.roles = frozenset(roles)
    if TRUSTED_ROLES.intersection(roles):
        Authenticator.objects.create(
            user=user, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"}
        )
    return user


def make_user_of(audience: Audience, **fields) -> User:
    """Somebody whom a page of this audience admits, by the least role that does."""
    return make_user(next(role for role in Role if role in audience.value), **fields)


def make_customer(name: str = "Jean Ó Súilleabháin", **fields) -> Customer:
    """A tenant of Mill Lane. ``tenure`` and ``area`` also take a name."""
    if isinstance(fields.get("tenure"), str):
        fields["tenure"] = Tenure.objects.get(code=fields["tenure"])
    fields.setdefault("reference", f"C{next(_number):06}")
    return Customer.objects.create(name=name, **fields)


def make_joined_customer(name: str = "Amina Hussain", **fields) -> Customer:
    """A customer who asked to get involved, by email best, and can sign in."""
    user = make_user(Role.CUSTOMER, name=name)
    fields.setdefault("email", user.email)
    fields.setdefault("preferred_channel", "email")
    return make_customer(name, user=user, joined_at=timezone.now(), **fields)


def make_estate(name: str = "Mill Lane", *, area: str = "Calder", region: str = "West") -> Area:
    top, _ = Area.objects.get_or_create(
        name=region, defaults={"slug": region.lower(), "kind": Area.Kind.REGION}
    )
    middle, _ = Area.objects.get_or_create(
        name=area, defaults={"slug": area.lower(), "kind": Area.Kind.AREA, "parent": top}
    )
    estate, _ = Area.objects.get_or_create(
        name=name,
        defaults={
            "slug": name.lower().replace(" ", "-"),
            "kind": Area.Kind.ESTATE,
            "parent": middle,
        },
    )
    return estate
