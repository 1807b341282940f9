"""Who has signed in, read together with the roles they hold: one statement of every page they open."""

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Exists, OuterRef

from base.core.audience import Role
from base.core.kept_queries import kept_query

from .models import RoleGrant, User


@kept_query
def with_roles(told):
    """The user of a number; ``holds_staff`` and the like say which roles are theirs."""
    grants = RoleGrant.objects.filter(user=OuterRef("pk"))
    holds = {f"holds_{role}": Exists(grants.filter(role=role)) for role in Role}
    return User.objects.filter(pk=told.number("pk")).annotate(**holds)


class SignInBackend(AuthenticationBackend):
    def get_user(self, user_id: int) -> User | None:
        user = with_roles.first(pk=user_id)
        if user is None or not self.user_can_authenticate(user):
            return None
        user.roles = frozenset(role.value for role in Role if getattr(user, f"holds_{role}"))
        return user
