"""What is assessed, by which strands, and from draft to publication."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.history import HistoricalRecords
from base.core.models import Fact
from participation.programme.activities.models import Activity

#: What the log says of somebody whose words are in an assessment.
WROTE = (
    "assessment_started",
    "assessment_edition_begun",
    "assessment_changed",
    "assessment_strand_judged",
)


class StrandQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(retired_at=None)


class Strand(models.Model):
    """What an assessment looks at people by: age, disability, money and so on (B-62).

    ``is_protected`` marks the nine protected characteristics of the Equality Act 2010. A landlord may
    reword, add and retire strands; a retired one stays readable on what was assessed by it.
    """

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=80)
    asks = models.CharField(max_length=200, help_text="What to think of, in a few words.")
    is_protected = models.BooleanField("protected by the Equality Act 2010", default=False)
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = StrandQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class AssessmentQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published_at__isnull=False)

    def on_show(self):
        """The published edition of each that no later published one has taken the place of."""
        return self.published().filter(replaced_by__published_at=None)

    def in_force(self):
        """Signed off, and no later edition is."""
        return self.filter(signed_off_at__isnull=False, replaced_by__signed_off_at=None)

    def not_written_by(self, user):
        """Those that hold no word of this user, as its author or in a change to the draft."""
        lines = Fact.objects.filter(subject_type=self.model._meta.label_lower, what__in=WROTE)
        return self.exclude(author=user).exclude(
            Exists(lines.filter(subject_id=OuterRef("pk"), actor=user))
        )

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.published()


class Assessment(models.Model):
    """An equality impact assessment: six questions about one policy (B-62), and what follows.

    Where ``outcome`` is a full assessment, every strand has an :class:`Impact` too (F-69). Once it is
    signed off its words never change; what would change them is a new edition, which says why.
    """

    class Outcome(models.TextChoices):
        NEUTRAL = "neutral", "It makes no difference to any group"
        POSITIVE = "positive", "It is good for some groups and bad for none"
        MITIGATED = "mitigated", "It could be bad for some, and we do something about it"
        FULL = "full", "It needs a full assessment"

    class ReviewAfter(models.IntegerChoices):
        SIX_MONTHS = 6, "After 6 months"
        A_YEAR = 12, "After 12 months"

    #: What must be said before it can be signed off, in the order of the form.
    QUESTIONS = (
        "policy",
        "aims",
        "benefits",
        "adverse",
        "enough_data",
        "data",
        "resources",
        "providers",
        "outcome",
        "review_after",
    )

    policy = models.CharField(
        max_length=150, help_text="The policy, service or change it is about."
    )
    aims = models.TextField(blank=True)
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="assessments"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)

    benefits = models.TextField("who benefits", blank=True)
    adverse = models.TextField("who could be worse off", blank=True)
    adverse_strands = models.ManyToManyField(Strand, blank=True, related_name="+")
    mitigation = models.TextField("what we do about it", blank=True)
    enough_data = models.BooleanField("enough is known", null=True, blank=True)
    data = models.TextField("what we know and from where", blank=True)
    data_gaps = models.TextField("what we do not know", blank=True)
    resources = models.TextField("whether they have the same resources", blank=True)
    providers = models.TextField("work done by others", blank=True)
    outcome = models.CharField(max_length=9, choices=Outcome, blank=True)
    monitoring = models.TextField("how we watch it", blank=True)
    review_after = models.PositiveSmallIntegerField(choices=ReviewAfter, null=True, blank=True)

    sent_at = models.DateTimeField(null=True, blank=True)
    sent_back_why = models.TextField(blank=True)
    signed_off_at = models.DateTimeField(null=True, blank=True)
    signed_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    review_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    edition = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    what_is_new = models.TextField(blank=True, help_text="What this edition changes, and why.")

    objects = AssessmentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-started_at", "-pk"]
        indexes = [models.Index(fields=["review_on"], name="assessment_by_review")]
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_off_by=None) | ~Q(signed_off_by=F("author")),
                name="nobody_signs_off_their_own_assessment",
            ),
            models.CheckConstraint(
                condition=Q(signed_off_at=None, signed_off_by=None, review_on=None)
                | (
                    Q(
                        signed_off_at__isnull=False,
                        signed_off_by__isnull=False,
                        review_on__isnull=False,
                        sent_at__isnull=False,
                    )
                    & ~Q(outcome="")
                ),
                name="a_signed_off_assessment_says_by_whom_and_when_we_look_again",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(signed_off_at__isnull=False),
                name="only_a_signed_off_assessment_is_published",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="mitigated") | ~Q(mitigation=""),
                name="a_bad_effect_says_what_we_do_about_it",
            ),
            models.CheckConstraint(
                condition=Q(edition=1, replaces=None)
                | (Q(edition__gt=1, replaces__isnull=False) & ~Q(what_is_new="")),
                name="a_new_edition_says_what_is_new",
            ),
        ]

    def __str__(self) -> str:
        return self.policy if self.edition == 1 else f"{self.policy}, edition {self.edition}"

    def get_absolute_url(self) -> str:
        return reverse("assessments:public", args=[self.pk])

    @property
    def staff_address(self) -> str:
        return reverse("assessments:assessment", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.sent_at is None

    @property
    def is_full(self) -> bool:
        return self.outcome == self.Outcome.FULL

    @property
    def in_short(self) -> str:
        """What it found, in the words of a list."""
        return "Looked at group by group" if self.is_full else self.get_outcome_display()

    @property
    def standing(self) -> tuple[str, str]:
        """Where it stands in a word or two, and its tag's kind."""
        if self.published_at:
            return "Published", "done"
        if self.signed_off_at:
            return "Signed off", "done"
        return ("Waits for sign-off", "doing") if self.sent_at else ("Draft", "plain")

    @property
    def still_to_say(self) -> list[str]:
        """The names of the questions that have no answer yet; strands are asked about apart."""
        asked = self.QUESTIONS if self.is_full else (*self.QUESTIONS, "monitoring")
        return [name for name in asked if getattr(self, name) in ("", None)]

    @property
    def contradicts_itself(self) -> str:
        """What is wrong with it where the conclusion says otherwise than the groups that are ticked."""
        some_worse_off = self.adverse_strands.exists()
        if some_worse_off and self.outcome in (self.Outcome.NEUTRAL, self.Outcome.POSITIVE):
            return (
                "Question 2 names a group that could be worse off, and question 5 says that there is "
                "none. Change one of them."
            )
        if not some_worse_off and self.outcome == self.Outcome.MITIGATED:
            return "Question 5 says that it could be bad for some. Tick in question 2 for whom."
        return ""

    def is_written_by(self, user) -> bool:
        """Whether any of its words are this user's, who cannot sign it off then."""
        return not Assessment.objects.filter(pk=self.pk).not_written_by(user).exists()

    def strands_to_judge(self) -> models.QuerySet[Strand]:
        """Of a full assessment, what nobody has judged yet."""
        if not self.is_full:
            return Strand.objects.none()
        return Strand.objects.in_use().exclude(pk__in=self.impacts.values("strand"))
