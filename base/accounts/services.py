from allauth.account.models import EmailAddress
from allauth.mfa.base.internal.flows import delete_dangling_recovery_codes
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from base.core.audience import Role
from base.core.facts import record_fact
from base.core.refused import Refused

from .models import RoleGrant, User

NOBODY_ELSE = "Nobody else is an administrator. Make a colleague one first"


@transaction.atomic
def grant_role(*, user: User, role: Role, by: User | None = None, why: str = "") -> None:
    """Give a role; giving it again changes nothing."""
    _, granted = RoleGrant.objects.get_or_create(user=user, role=role)
    if granted:
        _fit_admin_to_roles(user)
        record_fact("role_granted", subject=user, actor=by, why=why, role=str(role))


@transaction.atomic
def take_role(*, user: User, role: Role, by: User | None = None, why: str = "") -> None:
    """Take a role away; taking one that is not held changes nothing.

    Raises ``Refused`` for the role of the last administrator: nobody could give it to anybody again.
    """
    if role == Role.ADMINISTRATOR and is_last_administrator(user):
        raise Refused(NOBODY_ELSE)
    taken, _ = RoleGrant.objects.filter(user=user, role=role).delete()
    if taken:
        _fit_admin_to_roles(user)
        record_fact("role_taken", subject=user, actor=by, why=why, role=str(role))


def is_last_administrator(user: User) -> bool:
    """Whether nobody else can act as one. Whoever asks at the same time of another waits until this transaction ends,
    so that two do not take the role from each other."""
    held = RoleGrant.objects.filter(role=Role.ADMINISTRATOR, user__is_active=True)
    holders = list(held.select_for_update(of=("self",)).values_list("user", flat=True))
    return holders == [user.pk]


@transaction.atomic
def switch_account(*, user: User, on: bool, by: User | None = None) -> None:
    """Let somebody sign in, or no longer; the log says who decided. Saying the same again changes nothing.

    Raises ``Refused`` for the last administrator.
    """
    if not on and is_last_administrator(user):
        raise Refused(NOBODY_ELSE)
    if User.objects.filter(pk=user.pk, is_active=not on).update(is_active=on):
        record_fact("account_opened" if on else "account_stopped", subject=user, actor=by)
    user.is_active = on


@transaction.atomic
def make_unproved_user(*, email: str) -> User:
    """Somebody who may sign in once a code has proved the address; asking again changes nothing."""
    user = User.objects.filter(email__iexact=email).first() or User.objects.create_user(email)
    EmailAddress.objects.get_or_create(
        user=user, email=user.email, defaults={"primary": True, "verified": False}
    )
    return user


@transaction.atomic
def close_account(*, user: User) -> None:
    """Nobody signs in with it again, and it no longer says whose it was. The row stays for the log.

    Raises ``Refused`` for the last administrator.
    """
    if is_last_administrator(user):
        raise Refused(NOBODY_ELSE)
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    RoleGrant.objects.filter(user=user).delete()
    end_sessions(user=user)
    user.email, user.name, user.job_title = f"closed-{user.pk}@closed.invalid", "", ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.set_unusable_password()
    user.save()


def end_sessions(*, user: User, but: str | None = None) -> None:
    """Sign somebody out in every browser, or in all ``but`` the one whose session has that key."""
    standing = Session.objects.filter(expire_date__gt=timezone.now()).exclude(pk=but or "")
    for session in standing.iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()


@transaction.atomic
def remove_second_factor(*, authenticator: Authenticator, by: User | None = None) -> None:
    """Somebody has lost theirs. They are signed out everywhere, and set up another when they come back."""
    user = authenticator.user
    authenticator.delete()
    delete_dangling_recovery_codes(user)
    end_sessions(user=user)
    record_fact("second_factor_removed", subject=user, actor=by, kind=authenticator.type)


def _fit_admin_to_roles(user: User) -> None:
    """Administrators, and only they, open Django's admin."""
    user.__dict__.pop("roles", None)
    user.is_staff = user.is_superuser = Role.ADMINISTRATOR in user.roles
    user.save(update_fields=["is_staff", "is_superuser"])
