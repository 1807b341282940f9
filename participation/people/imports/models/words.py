import hashlib

from django.db import models

from ..matching import plain


def key_of(headings: list[str]) -> str:
    """The same for the same headings in any order."""
    return hashlib.sha256("\n".join(sorted(map(plain, headings))).encode()).hexdigest()


class ColumnMatch(models.Model):
    """How columns were matched the last time a list had just these headings, in any order."""

    key = models.CharField(max_length=64, unique=True)
    columns = models.JSONField(help_text="What each heading is.")
    by_name = models.BooleanField(default=False, db_default=False, help_text="As in ``Import``.")
    same_people = models.JSONField(
        default=dict,
        db_default={},
        help_text="What was said of references that are alike, as in ``Import``.",
    )
    encoding = models.CharField(
        max_length=20,
        blank=True,
        default="",
        db_default="",
        help_text="The letters that somebody chose for lists that do not say so.",
    )
    matched_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return ", ".join(self.columns)

    def is_read_otherwise(self, encoding: str, chosen: dict[str, str]) -> bool:
        """Somebody chose other letters for lists like this, and did not choose again for this one."""
        if not self.encoding or encoding.startswith("utf") or not encoding:
            return False
        return encoding != self.encoding and not chosen.get("encoding")

    def columns_of(self, headings: list[str]) -> list[str]:
        return [self.columns.get(plain(heading), "") for heading in headings]


class KnownValue(models.Model):
    """What a word of the housing system means to us: "SST" is the tenure "tenant".

    ``meaning`` is the code of a tenure, language or channel, or the slug of an area; empty: leave
    it out.
    """

    field = models.CharField(max_length=20)
    said = models.CharField(max_length=100)
    meaning = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["field", "said"], name="a_word_means_one_thing")
        ]

    def __str__(self) -> str:
        return f"{self.said}: {self.meaning}"
