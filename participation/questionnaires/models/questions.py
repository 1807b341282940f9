"""Questions as people were asked them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.kept_queries import Told, kept_query

from ..kinds import Kind
from .bank import NOT_CHECKED, NOT_THE_WORDS, BankEntry
from .pictures import Pictured


class Questionnaire(models.Model):
    """What is asked together, in however many versions. Whoever asks it names and opens it."""

    title = models.CharField(max_length=150)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return self.title

    @property
    def staff_address(self) -> str:
        return reverse("questionnaires:questionnaire", args=[self.pk])

    @property
    def draft(self) -> "Version | None":
        """The version that is being written, and that nobody is asked yet."""
        return self.versions.filter(opened_at=None).first()

    @property
    def asked(self) -> "Version | None":
        """The version that people are asked now."""
        version = _asked.first(questionnaire=self.pk)
        if version is not None:
            version.questionnaire = self
        return version


class Version(models.Model):
    """The questions as they stood from ``opened_at`` until the next version; frozen from then on.

    A correction is a version of its own. The same question has the same ``code`` in each, so that
    what was answered to it before and after is one result.
    """

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField(null=True, blank=True)
    introduction = models.TextField(blank=True, db_default="")
    thanks = models.TextField(blank=True, db_default="")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "number"], name="a_version_has_a_number_of_its_own"
            ),
            models.UniqueConstraint(
                fields=["questionnaire"],
                condition=Q(opened_at=None),
                name="one_version_is_written_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire}, version {self.number}"


@kept_query
def _asked(told: Told) -> models.QuerySet[Version]:
    opened = Version.objects.filter(opened_at__isnull=False)
    return opened.filter(questionnaire=told.number("questionnaire")).order_by("-number")


#: How long the words of a grid may be, so that together they are one question.
LEAD_IN, ROW = 180, 119


class Question(Pictured):
    """One question of one version.

    Those of one ``grid`` follow each other and have the same answers to choose from: each is a question
    of its own, whose ``words`` are the ``lead_in`` of all and its own ``row``. Where they are asked, what they share stands
    once above them.

    A page begins with a question of ``new_page`` and goes on to the next such. ``rules`` say after which earlier answers it is asked
    at all; see :mod:`.rules`. No question must be answered.

    A question with a ``section`` begins one of that title, which goes on to the next such. Its
    ``section_rules`` hold for each question of it, which has a copy of them. ``piped`` are the words with
    earlier answers in them: see :mod:`.piping`.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="questions")
    code = models.SlugField(max_length=20)
    place = models.PositiveSmallIntegerField()
    new_page = models.BooleanField(default=True)
    kind = models.CharField(max_length=12, choices=Kind)
    words = models.CharField("question", max_length=300)
    help_text = models.TextField(blank=True)
    rules = models.JSONField(default=list, blank=True)
    any_rule = models.BooleanField(
        default=False, help_text="Asked when one of the rules holds, not only when all do."
    )
    section = models.CharField(max_length=120, blank=True, db_default="")
    section_rules = models.JSONField(default=list, blank=True, db_default=[])
    section_any_rule = models.BooleanField(default=False, db_default=False)
    piped = models.CharField(max_length=500, blank=True, db_default="")
    bank_entry = models.ForeignKey(
        BankEntry, models.PROTECT, null=True, blank=True, related_name="questions"
    )
    grid = models.SlugField(max_length=20, blank=True, db_default="")
    lead_in = models.CharField(max_length=LEAD_IN, blank=True, db_default="")
    row = models.CharField(max_length=ROW, blank=True, db_default="")

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "code"], name="a_question_stands_in_a_version_once"
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def source(self) -> str:
        """Its name in a form."""
        return f"q_{self.code}"

    @property
    def all_rules(self) -> list[dict[str, str]]:
        """Its own, and those of its section: whoever is asked it has given some of these answers."""
        return [*self.section_rules, *self.rules]

    @property
    def is_locked(self) -> bool:
        """Its words are the regulator's, and stay."""
        return self.bank_entry is not None and self.bank_entry.is_checked

    @property
    def bank_mark(self) -> str:
        """What whoever reads an official question, or figures of it, must know; else empty."""
        if self.bank_entry is None:
            return ""
        if not self.bank_entry.is_said_by(self.words, [one.words for one in self.options.all()]):
            return NOT_THE_WORDS
        return "" if self.bank_entry.is_checked else NOT_CHECKED

    @property
    def has_options(self) -> bool:
        return self.kind in Kind.with_options()

    @property
    def has_words(self) -> bool:
        """It is answered in somebody's own words, which are read and sorted by theme."""
        return self.kind in (Kind.SHORT, Kind.LONG)


class Option(Pictured):
    """One answer to choose. ``counts`` is False of "don't know" and "prefer not to say", which leave
    the denominator of a percentage."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="options")
    code = models.SlugField(max_length=20)
    place = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=200)
    counts = models.BooleanField(default=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "code"], name="an_option_stands_in_a_question_once"
            )
        ]

    def __str__(self) -> str:
        return self.words
