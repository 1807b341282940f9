"""What people wrote, sorted by theme; what of it is taken out before it is shown; and what is quoted."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from .questions import Questionnaire
from .sheets import Answer, last_words


class ThemeQuerySet(models.QuerySet):
    def live(self):
        return self.filter(joined_into=None)


class Theme(models.Model):
    """One thing that people wrote about in answer to a question, in whichever version it was asked.

    ``number`` is what a reader types for it, and stays its own. Of two that are joined, one is kept and
    named by the other.
    """

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="themes")
    question_code = models.SlugField(max_length=20)
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    meaning = models.CharField(
        max_length=300, blank=True, help_text="What belongs to it, and what does not."
    )
    joined_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    objects = ThemeQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "question_code", "number"],
                name="a_theme_has_a_number_of_its_own",
            ),
            models.UniqueConstraint(
                "questionnaire",
                "question_code",
                Lower("name"),
                condition=Q(joined_into=None),
                name="a_theme_of_a_question_is_named_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Reading(models.Model):
    """The themes that one reader found in one answer; none of them, where it says nothing to the question.

    A second reader does not see what the first found. Where they differ and it is settled, that
    counts in place of what the first found.
    """

    class Stand(models.TextChoices):
        FIRST = "first", "First reader"
        SECOND = "second", "Second reader"
        SETTLED = "settled", "Settled"

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="readings")
    stand = models.CharField(max_length=8, choices=Stand, default=Stand.FIRST)
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    read_at = models.DateTimeField(default=timezone.now)
    counts = models.BooleanField(default=True)
    themes = models.ManyToManyField(Theme, related_name="readings", blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "stand"], name="an_answer_is_read_once_by_each_reader"
            ),
            models.UniqueConstraint(
                fields=["answer"],
                condition=Q(counts=True),
                name="one_reading_of_an_answer_counts",
            ),
            models.CheckConstraint(
                condition=~Q(stand="second", counts=True), name="a_second_reading_only_compares"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stand_display()} of answer {self.answer_id}"


class Redaction(models.Model):
    """Letters of an answer that nobody reads but those who handle it. The answer itself stays."""

    class Reason(models.TextChoices):
        NAME = "name", "A name"
        ADDRESS = "address", "An address or how to reach somebody"
        HEALTH = "health", "Health, or another private matter"
        OTHERS = "others", "About somebody else"
        ABUSE = "abuse", "An insult or a threat"
        RECOGNISED = "recognised", "Somebody could be recognised by it"

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="redactions")
    start = models.PositiveIntegerField(
        help_text="The first letter that is taken out; 0 is the first."
    )
    length = models.PositiveIntegerField()
    reason = models.CharField(max_length=10, choices=Reason)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["start", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "start", "length"], name="letters_are_taken_out_once"
            ),
            models.CheckConstraint(condition=Q(length__gt=0), name="something_is_taken_out"),
        ]

    def __str__(self) -> str:
        return self.get_reason_display()


class QuoteQuerySet(models.QuerySet):
    def allowed(self):
        """Whoever wrote it lets us quote it, and has not said anything else since."""
        return self.filter(last_words("answer__sheet__"), answer__sheet__may_quote=True)

    def of(self, questionnaire: Questionnaire, code: str):
        return self.allowed().filter(
            answer__sheet__questionnaire=questionnaire, answer__question__code=code
        )


class Quote(models.Model):
    """A part of an answer that is shown to everybody, in the words that are left of it."""

    answer = models.OneToOneField(Answer, models.CASCADE, related_name="quote")
    start = models.PositiveIntegerField(default=0)
    length = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = QuoteQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Quote from answer {self.answer_id}"
