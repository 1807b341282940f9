"""Who may knock. Every view's first line names one of these sets; AudienceMiddleware shuts the door."""

from enum import Enum

from django.db import models


class Role(models.TextChoices):
    CUSTOMER = "customer", "Customer"
    PANEL_MEMBER = "panel_member", "Scrutiny panel member"
    STAFF = "staff", "Participation or housing officer"
    MANAGER = "manager", "Manager"
    BOARD = "board", "Board member"
    ADMINISTRATOR = "administrator", "Administrator"


#: Roles that see other people's details, and so sign in with a second factor (design: section 5).
TRUSTED_ROLES = frozenset({Role.STAFF, Role.MANAGER, Role.BOARD, Role.ADMINISTRATOR})


class Audience(Enum):
    """A named set of roles. ``EVERYONE`` also admits people who have not signed in, ``SIGNED_IN``
    those who hold no role yet."""

    EVERYONE = "everyone"
    SIGNED_IN = "signed in"
    CUSTOMERS = frozenset({Role.CUSTOMER, Role.PANEL_MEMBER})
    PANEL = frozenset({Role.PANEL_MEMBER})
    STAFF = frozenset({Role.STAFF, Role.MANAGER, Role.ADMINISTRATOR})
    MANAGERS = frozenset({Role.MANAGER, Role.ADMINISTRATOR})
    BOARD = frozenset({Role.BOARD, Role.MANAGER, Role.ADMINISTRATOR})
    ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})

    def admits(self, user) -> bool:
        if self is Audience.EVERYONE:
            return True
        if self is Audience.SIGNED_IN or not user.is_authenticated:
            return user.is_authenticated
        return not self.value.isdisjoint(user.roles)
