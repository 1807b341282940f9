from allauth.account.models import EmailAddress
from django.db import transaction

from portal.core.audience import Role
from portal.core.facts import record_fact

from .models import RoleGrant, User


@transaction.atomic
def grant_role(*, user: User, role: Role, by: User | None = None, why: str = "") -> None:
    """Give a role; giving it again changes nothing."""
    _, granted = RoleGrant.objects.get_or_create(user=user, role=role)
    if granted:
        _fit_admin_to_roles(user)
        record_fact("role_granted", subject=user, actor=by, why=why, role=str(role))


@transaction.atomic
def take_role(*, user: User, role: Role, by: User | None = None, why: str = "") -> None:
    """Take a role away; taking one that is not held changes nothing."""
    taken, _ = RoleGrant.objects.filter(user=user, role=role).delete()
    if taken:
        _fit_admin_to_roles(user)
        record_fact("role_taken", subject=user, actor=by, why=why, role=str(role))


@transaction.atomic
def make_unproved_user(*, email: str) -> User:
    """Somebody who may sign in once a code has proved the address; asking again changes nothing."""
    user = User.objects.filter(email__iexact=email).first() or User.objects.create_user(email)
    EmailAddress.objects.get_or_create(
        user=user, email=user.email, defaults={"primary": True, "verified": False}
    )
    return user


def _fit_admin_to_roles(user: User) -> None:
    """Administrators, and only they, open Django's admin."""
    user.__dict__.pop("roles", None)
    user.is_staff = user.is_superuser = Role.ADMINISTRATOR in user.roles
    user.save(update_fields=["is_staff", "is_superuser"])
