"""Who opens the pages of the world."""

from django.test import Client

from base.accounts.models import User
from base.core.audience import Role


def as_somebody(role: Role | None) -> Client:
    client = Client()
    if role:
        client.force_login(somebody(role))
    return client


def somebody(role: Role) -> User:
    """Of those who hold the role, whoever holds the fewest others: a customer who is nothing else."""
    return min(User.objects.holding(role), key=lambda user: len(user.roles))
