from django.db import models
from django.db.models import Q

from base.core.house_rules import JURISDICTION
from participation.people.customers.models import Customer

#: The set of questions in use in each nation. A later census makes a new set, not new wording.
QUESTION_SETS = {"scotland": "scotland-2022", "england": "england-2021"}


class QuestionQuerySet(models.QuerySet):
    def asked(self):
        """The questions in use in the landlord's own nation."""
        return self.filter(question_set=QUESTION_SETS[JURISDICTION.value], retired_at=None)


class Question(models.Model):
    """One equality question, worded as the source of its set words it. Wording is data, with a set.

    ``code`` names what is asked (``ethnic_group``) and stays when a later set words it anew.
    """

    question_set = models.SlugField(help_text="For example scotland-2022.")
    code = models.SlugField()
    text = models.CharField(max_length=300)
    hint = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200)
    over_16_only = models.BooleanField(default=False)
    threshold = models.PositiveSmallIntegerField(
        default=5,
        help_text="Counts from 1 up to this are never published (10 for the sensitive ones).",
    )
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["question_set", "code"], name="a_set_asks_a_question_once"
            )
        ]

    def __str__(self) -> str:
        return self.text


class Option(models.Model):
    """One answer that a question offers. ``group`` is the heading it stands under and is reported by."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="options")
    code = models.SlugField()
    text = models.CharField(max_length=120)
    group = models.CharField(max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "code"], name="a_question_offers_an_option_once"
            )
        ]

    def __str__(self) -> str:
        return self.text


class AnswerQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own. No role sees anybody else's: staff read aggregates from ``stats`` alone."""
        return self.filter(customer__user=user)


class Answer(models.Model):
    """What one customer chose to tell us, by consent, to be read only as counts.

    No row means not answered. ``prefer_not_to_say`` is an answer of its own, which is not the same.
    """

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="equality_answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    option = models.ForeignKey(Option, models.PROTECT, null=True, blank=True)
    prefer_not_to_say = models.BooleanField(default=False)
    answered_on = models.DateField(auto_now=True)
    counted_in = models.IntegerField(
        default=0,
        editable=False,
        help_text="Answers of one number were counted in the same columns of figures; 0: in none.",
    )
    stands_in = models.CharField(
        max_length=200,
        default="",
        db_default="",
        blank=True,
        editable=False,
        help_text="The columns that it is counted in as they stand: |everybody||2026|.",
    )

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "question"], name="a_customer_answers_a_question_once"
            ),
            models.CheckConstraint(
                condition=Q(prefer_not_to_say=True, option=None)
                | Q(prefer_not_to_say=False, option__isnull=False),
                name="an_option_or_prefer_not_to_say",
            ),
        ]

    def __str__(self) -> str:
        return "An equality answer"


class CountedTable(models.Model):
    """One table of equality answers as it was counted on one day: kept, and shown until the next.

    Figures are never counted anew for whoever looks, because what differs between two looks is what
    one person answered in between. ``key`` names the question; ``counts`` holds whole counts, of
    everybody and of who took part by year, and is read by ``stats`` alone, which hides the small ones.
    """

    key = models.CharField(max_length=100)
    counted_on = models.DateField()
    checked_on = models.DateField(
        help_text="When we last counted, and found too little changed to show anything new."
    )
    counts = models.JSONField()

    class Meta:
        ordering = ["-counted_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "counted_on"], name="a_table_is_counted_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.key}, counted on {self.counted_on}"
