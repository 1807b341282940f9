from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models, transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.utils.functional import cached_property

from base.core.audience import TRUSTED_ROLES, Role
from base.core.facts import record_fact


class UserManager(BaseUserManager):
    def create_user(self, email: str, password: str | None = None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        if password:
            user.set_password(password)
        else:
            user.set_unusable_password()
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields):
        """An administrator: ``manage.py createsuperuser`` makes the portal's first person."""
        role = Role.ADMINISTRATOR
        with transaction.atomic():
            user = self.create_user(email, password, is_staff=True, is_superuser=True, **fields)
            user.role_grants.create(role=role)
            record_fact(
                "role_granted", subject=user, why="Made on the command line", role=str(role)
            )
        return user

    def holding(self, *roles: Role):
        """People who hold any of the roles now."""
        return self.filter(role_grants__role__in=roles, is_active=True).distinct()


class User(AbstractUser):
    """Somebody who can sign in. The email address is who they are; what they may do is their roles."""

    username = None
    first_name = None
    last_name = None
    email = models.EmailField("email address", unique=True)
    name = models.CharField(max_length=150, blank=True)
    job_title = models.CharField(max_length=100, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    objects = UserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_user_per_email_whatever_its_case")
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @cached_property
    def roles(self) -> frozenset[str]:
        return frozenset(self.role_grants.values_list("role", flat=True))

    @property
    def needs_second_factor(self) -> bool:
        return self.is_staff or not self.roles.isdisjoint(TRUSTED_ROLES)

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)


def shown_name(user: str) -> Coalesce:
    """What ``str`` says of the user that a query knows by this name, as a column."""
    name, email = F(f"{user}__name"), F(f"{user}__email")
    return Coalesce(NullIf(name, Value("")), email, output_field=models.CharField())


class RoleGrant(models.Model):
    """One role one person holds. Taking a role away deletes the row; the log keeps both."""

    user = models.ForeignKey(User, models.CASCADE, related_name="role_grants")
    role = models.CharField(max_length=20, choices=Role)
    granted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="a_role_is_held_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
