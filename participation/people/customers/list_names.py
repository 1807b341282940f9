"""A tenure or an area that the landlord gives another name."""

from django.db import transaction

from base.core.rows import locked

from .models import Area, Tenure
from .signals import list_renamed


@transaction.atomic
def save_listed(row: Tenure | Area) -> None:
    """Save what the administrator wrote; a new name is told to all who keep it as text."""
    before = locked(row).name if row.pk else row.name
    row.save()
    if row.name != before:
        list_renamed.send(sender=type(row), before=before, now=row.name)
