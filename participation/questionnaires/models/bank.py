"""The question bank: questions whose words somebody else sets, with the years in which they stand."""

import datetime as dt
import re

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from ..kinds import Kind

DAY = "j F Y"
#: Stands in the words of a question where the landlord's name belongs.
LANDLORD = "[landlord]"
NOT_CHECKED = "Not checked against the regulator’s text"
NOT_THE_WORDS = "These are not the regulator’s words"


class BankEntryQuerySet(models.QuerySet):
    def valid_on(self, on: dt.date):
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on)

    def checked(self):
        return self.filter(checked_on__isnull=False)

    def unchecked(self):
        return self.filter(checked_on=None)


class BankEntry(models.Model):
    """One official question, as it is asked from ``valid_from`` to ``valid_to``.

    Other words from another year on are an edition: a row of the same ``code``, which is also the code
    of each question that is taken from here, so that what was answered in one questionnaire and in
    the next is the same. ``answers`` are a list of ``{"code", "words", "counts", "favourable"}``: whether
    whoever chose one is in the denominator of the official percentage, and in its numerator.

    ``note`` says how sure we are of the words. Nobody changes them in a questionnaire once an
    administrator has held them against the regulator's text: ``checked_on`` that day, at
    ``source_address``.
    """

    class Collection(models.TextChoices):
        ARC = "arc", "Annual Return on the Charter (Scottish Housing Regulator)"
        TSM = "tsm", "Tenant satisfaction measures (Regulator of Social Housing, England)"
        EQUALITY = "equality", "Equality monitoring (census and harmonised questions)"

    collection = models.CharField(max_length=10, choices=Collection)
    code = models.SlugField(max_length=20)
    indicator = models.CharField(max_length=20, blank=True)
    title = models.CharField(
        max_length=300, help_text="What is measured, in the regulator's words."
    )
    words = models.CharField(max_length=300, help_text=f"{LANDLORD} stands for the landlord.")
    help_text = models.TextField(blank=True)
    kind = models.CharField(max_length=12, choices=Kind)
    answers = models.JSONField(default=list)
    asked_after = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="leads_to"
    )
    asked_after_answer = models.CharField(max_length=20, blank=True)
    for_whom = models.CharField(max_length=200, blank=True)
    whole_survey_only = models.BooleanField(
        default=False, help_text="Answers given after one single service may not feed it."
    )
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)
    source_address = models.URLField(max_length=500, blank=True)
    note = models.TextField(blank=True)
    checked_on = models.DateField(null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    position = models.PositiveSmallIntegerField(default=0)

    objects = BankEntryQuerySet.as_manager()

    class Meta:
        ordering = ["position", "valid_from"]
        verbose_name_plural = "bank entries"
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"], name="one_edition_of_a_question_begins_on_a_day"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="an_edition_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(checked_on=None, checked_by=None)
                | Q(checked_on__isnull=False, checked_by__isnull=False),
                name="whoever_checked_a_question_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.title}" if self.indicator else self.title

    def get_absolute_url(self) -> str:
        return reverse("questionnaires:bank_entry", args=[self.pk])

    @property
    def is_checked(self) -> bool:
        """From then on nobody changes its words in a questionnaire."""
        return self.checked_on is not None

    @property
    def is_valid(self) -> bool:
        today = timezone.localdate()
        return self.valid_from <= today and (self.valid_to is None or self.valid_to >= today)

    @property
    def years(self) -> str:
        """In which it stands: "from 1 April 2025", "1 April 2019 to 31 March 2025"."""
        first = date_format(self.valid_from, DAY)
        if self.valid_to is None:
            return f"from {first}"
        return f"{first} to {date_format(self.valid_to, DAY)}"

    @property
    def favourable(self) -> frozenset[str]:
        """Codes of the answers that the official percentage counts as a yes."""
        return frozenset(one["code"] for one in self.answers if one.get("favourable"))

    def words_for(self, landlord: str) -> str:
        return self.words.replace(LANDLORD, landlord)

    def is_said_by(self, words: str, answers: list[str]) -> bool:
        """Whether somebody asks exactly this, of whatever landlord."""
        ours = ".+".join(re.escape(part) for part in self.words.split(LANDLORD))
        return bool(re.fullmatch(ours, words)) and answers == [one["words"] for one in self.answers]
