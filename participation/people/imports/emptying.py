"""A list of people is kept no longer than the work with it needs (UK GDPR art. 5(1)(e))."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from .models import Import


def empty_old() -> None:
    """Files and lines go after the days that settings allow; what was done stays written."""
    for import_id in Import.objects.held_too_long().values_list("pk", flat=True):
        with transaction.atomic():
            imported = Import.objects.select_for_update(of=("self",)).get(pk=import_id)
            if imported.state != Import.State.APPLIED:
                imported.state = Import.State.DISCARDED
            empty(imported)


def empty(imported: Import) -> None:
    """Keep that it was; remove who was in it. The file goes once the row says so."""
    imported.lines.all().delete()
    stored, name = imported.file.storage, imported.file.name
    imported.file = ""
    imported.samples, imported.unknown, imported.offers = [], {}, {}
    imported.emptied_at = timezone.now()
    imported.save()
    if name:
        transaction.on_commit(partial(stored.delete, name))
