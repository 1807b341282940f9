"""Questions as people were asked them, and what each person answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.templatetags.words import day
from participation.people.customers.models import Customer

from .kinds import Kind, in_figures


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
        return self.versions.exclude(opened_at=None).order_by("-number").first()


class Version(models.Model):
    """The questions as they stood from ``opened_at`` until the next version; frozen from then on.

    A correction is a version of its own. The same question has the same ``code`` in each, so that
    what was answered to it before and after is one result.
    """

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField(null=True, blank=True)

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


class Question(models.Model):
    """One question of one version.

    A page begins with a question of ``new_page`` and goes on to the next such. ``rules`` say after which earlier answers it is asked
    at all; see :mod:`.rules`. No question must be answered.
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
    def has_options(self) -> bool:
        return self.kind in Kind.with_options()


class Option(models.Model):
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


class SheetQuerySet(models.QuerySet):
    def counted(self):
        """Sent, and the last word of whoever sent it."""
        return self.filter(sent_at__isnull=False, replaced_at=None)

    def begun(self, *, keyed_by=None):
        """Not sent yet: by themselves, or by one of us who acts for them."""
        return self.filter(sent_at=None, keyed_by=keyed_by)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class Sheet(models.Model):
    """One person's answers: begun, then sent. Whoever answers again replaces it; the earlier one is kept.

    ``customer`` is None of somebody whom we could not match, who is counted apart. ``keyed_by`` is
    whoever of us wrote down what somebody said or wrote on paper.
    """

    class Mode(models.TextChoices):
        ONLINE = "online", "Online"
        PAPER = "post", "On paper"
        PHONE = "phone", "By phone"
        IN_PERSON = "in_person", "In person"

    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="answer_sheets")
    version = models.ForeignKey(Version, models.PROTECT, related_name="answer_sheets")
    customer = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="answer_sheets"
    )
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.ONLINE)
    language = models.CharField(max_length=10, choices=settings.CUSTOMER_LANGUAGES, default="en")
    keyed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    begun_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True)

    objects = SheetQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "customer"],
                condition=Q(sent_at__isnull=False, replaced_at=None, customer__isnull=False),
                name="somebodys_last_word_is_one",
            ),
            models.CheckConstraint(
                condition=Q(replaced_at=None) | Q(sent_at__isnull=False),
                name="only_what_was_sent_is_replaced",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.customer or 'Somebody'}: {self.questionnaire}"


class Answer(models.Model):
    """What was answered to one question: an option that was chosen (several are several rows), a number
    (money in pounds), a day, or words."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    option = models.ForeignKey(
        Option, models.PROTECT, null=True, blank=True, related_name="answers"
    )
    number = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    day = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "question", "option"], name="an_option_is_chosen_once"
            ),
            models.UniqueConstraint(
                fields=["sheet", "question"],
                condition=Q(option=None),
                name="a_question_is_answered_once_in_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.said}"

    @property
    def said(self) -> str:
        """As it is read out."""
        if self.option_id:
            return str(self.option)
        if self.number is not None:
            return in_figures(self.question.kind, self.number)
        return day(self.day) if self.day else self.words
