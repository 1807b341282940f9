"""What the calendar shows of an activity, in columns of its own."""

from typing import Any

from django.db import models


class CalendarEntry(models.Model):
    """How an activity stands on the calendar, in its feed and in lists, which so ask no app above.

    The model of a kind says in ``calendar_facts`` what they hold, and every saving writes them down.
    Whoever changes many rows by one statement must set them too. The kind's own row stays the truth
    that a booking is held against. The database fills in for a release that does not know them.
    """

    in_person = models.BooleanField(default=False, db_default=False, editable=False)
    online = models.BooleanField(default=False, db_default=False, editable=False)
    place_words = models.CharField(
        max_length=150,
        blank=True,
        default="",
        db_default="",
        editable=False,
        help_text="Calder Hall and online",
    )
    address_words = models.CharField(
        max_length=200, blank=True, default="", db_default="", editable=False
    )
    help_words = models.TextField(
        blank=True,
        default="",
        db_default="",
        editable=False,
        help_text="What helps people to take part.",
    )
    first_words = models.CharField(
        max_length=200,
        blank=True,
        default="",
        db_default="",
        editable=False,
        help_text="When and where representatives meet alone first (F-30).",
    )
    members_only = models.BooleanField(
        default=False,
        db_default=False,
        editable=False,
        help_text="Only who sits on one of the groups it is for sees it and comes.",
    )
    room_link = models.URLField(
        blank=True, default="", db_default="", editable=False, help_text="Never shown in public."
    )
    bookable = models.BooleanField(
        default=False, db_default=False, editable=False, help_text="If not, people just come."
    )
    places = models.PositiveIntegerField(
        null=True, blank=True, editable=False, help_text="Empty: room for everybody."
    )
    times_changed = models.PositiveIntegerField(
        default=0,
        db_default=0,
        editable=False,
        help_text="How often its time or place has changed, or it was called off.",
    )
    changed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        facts = self.calendar_facts()
        for name, value in facts.items():
            setattr(self, name, value)
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, *facts}
        super().save(*args, **kwargs)

    def calendar_facts(self) -> dict[str, Any]:
        """The columns that its kind keeps, by name, from what its own row says."""
        return {}


#: Left out of a history, which keeps what they are told from.
CALENDAR_FACTS = [field.name for field in CalendarEntry._meta.local_fields]
