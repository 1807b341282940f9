"""What each person answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from base.core.audience import Audience
from base.core.disguised import disguised, led_back
from base.core.templatetags.words import day
from participation.people.customers.models import Customer

from ..kinds import in_figures
from .codes import PersonalCode
from .questions import Option, Question, Questionnaire, Version


def last_words(at: str = "") -> Q:
    """Sent, and the last word of whoever sent it: of a sheet, or of the one ``at`` the end of a path."""
    return Q(**{f"{at}sent_at__isnull": False, f"{at}replaced_at": None})


class SheetQuerySet(models.QuerySet):
    def counted(self):
        return self.filter(last_words())

    def as_of(self, moment):
        """Those that were somebody's last word at that moment."""
        return self.filter(Q(replaced_at=None) | Q(replaced_at__gt=moment), sent_at__lte=moment)

    def changed_since(self, moment):
        """Sent since then, or replaced or taken back."""
        return self.filter(Q(sent_at__gt=moment) | Q(replaced_at__gt=moment))

    def begun(self, *, keyed_by=None, rings=False):
        """Not sent yet: by themselves, or by one of us who acts for them.

        What was begun on the phone is gone on with by them, and by whoever of us has them on the phone
        next; who ``rings`` goes on with what they began by themselves, too.
        """
        whose = Q(keyed_by=keyed_by) | Q(mode=Sheet.Mode.PHONE)
        return self.filter(whose | Q(keyed_by=None) if rings else whose, sent_at=None)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class Sheet(models.Model):
    """One person's answers: begun, then sent. Whoever answers again replaces it; the earlier one is kept.

    ``customer`` is None of somebody whom we could not match, who is counted apart; if they answered with
    a personal ``code``, that is how we know their last word. ``keyed_by`` is whoever of us wrote down
    what somebody said or wrote on paper.
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
    code = models.ForeignKey(
        PersonalCode, models.PROTECT, null=True, blank=True, related_name="answer_sheets"
    )
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.ONLINE)
    language = models.CharField(max_length=10, choices=settings.CUSTOMER_LANGUAGES, default="en")
    keyed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    received_on = models.DateField(
        null=True, blank=True, help_text="When it came by post, where it was keyed later."
    )
    begun_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True)
    may_quote = models.BooleanField(
        default=False,
        db_default=False,
        help_text="We may show others what they wrote, without their name.",
    )

    objects = SheetQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "customer"],
                condition=Q(sent_at__isnull=False, replaced_at=None, customer__isnull=False),
                name="somebodys_last_word_is_one",
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(sent_at__isnull=False, replaced_at=None, code__isnull=False),
                name="the_last_word_of_a_code_is_one",
            ),
            models.CheckConstraint(
                condition=Q(code=None) | Q(customer=None),
                name="a_sheet_names_its_code_where_it_names_nobody",
            ),
            models.CheckConstraint(
                condition=Q(replaced_at=None) | Q(sent_at__isnull=False),
                name="only_what_was_sent_is_replaced",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.customer or 'Somebody'}: {self.questionnaire}"


ANSWER = "answer"


def number_of_answer(key: int) -> int:
    """Of the answer that pages call by this key."""
    return led_back(key, of=ANSWER)


class Answer(models.Model):
    """What was answered to one question: an option that was chosen (several are several rows), a number
    (money in pounds), a day, words, or a file, whose words are what it was called.

    Of answers put in order, ``option`` is the first choice, ``ranked`` are the codes of all that were given
    a place, and ``words`` say the same.
    """

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    option = models.ForeignKey(
        Option, models.PROTECT, null=True, blank=True, related_name="answers"
    )
    number = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    day = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)
    ranked = models.JSONField(null=True, blank=True)
    file = models.FileField(upload_to="answers/%Y/", blank=True, db_default="")

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
    def key(self) -> int:
        """What pages call it by, which does not tell who answered before or after whom."""
        return disguised(self.pk, of=ANSWER)

    @property
    def said(self) -> str:
        """As it is read out."""
        if self.ranked:
            return self.words
        if self.option_id:
            return str(self.option)
        if self.number is not None:
            return in_figures(self.question.kind, self.number)
        return day(self.day) if self.day else self.words
