"""How a row looked before each change: django-simple-history's, with the class of its manager made once."""

from functools import cache

from django.db.models import QuerySet
from simple_history import manager, models


class HistoryManager(manager.HistoryManager):
    """Whenever a row is saved or its history read, the library makes a class of this and of what it
    queries: it looks through both for their methods, which takes as long as a statement."""

    @classmethod
    @cache
    def from_queryset(cls, queryset_class: type[QuerySet], class_name: str | None = None) -> type:
        return super().from_queryset(queryset_class, class_name)


class HistoricalRecords(models.HistoricalRecords):
    """In a model: ``history = HistoricalRecords()``."""

    def __init__(self, **given) -> None:
        super().__init__(history_manager=HistoryManager, **given)
