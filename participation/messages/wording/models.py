import re
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db import models

from base.core.history import HistoricalRecords

from .shipped import SHIPPED

KEPT = "wording:words"
KEPT_SECONDS = 300


class Wording(models.Model):
    """A landlord's own words in one place of a public page, in plain paragraphs (seed row K-12).

    No row: the words in ``shipped.py`` stand there. History keeps what was said before.
    """

    key = models.SlugField(unique=True)
    title = models.CharField(max_length=80)
    body = models.TextField(max_length=2000)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    history = HistoricalRecords(table_name="wording_historicalownwords")

    class Meta:
        db_table = "wording_ownwords"
        verbose_name_plural = "wordings"
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title="") & ~models.Q(body=""),
                name="own_words_say_something",
            )
        ]

    def __str__(self) -> str:
        return self.title


@dataclass(frozen=True)
class Words:
    title: str
    body: str

    @property
    def paragraphs(self) -> list[str]:
        """Split at empty lines. They are shown as text: what looks like HTML is shown as typed."""
        return [part.strip() for part in re.split(r"\n\s*\n", self.body) if part.strip()]


def words_for(key: str) -> Words:
    """What stands there now. All of them are fetched together and kept a while."""
    own = cache.get_or_set(KEPT, _all_own, KEPT_SECONDS)
    shipped = SHIPPED[key]
    return Words(*own.get(key, (shipped.title, shipped.body)))


def _all_own() -> dict[str, tuple[str, str]]:
    rows = Wording.objects.values_list("key", "title", "body")
    return {key: (title, body) for key, title, body in rows}
