from django.db import models
from django.db.models import Q
from django.utils import timezone

from base.core.audience import Audience
from base.core.documents import PaperBase
from base.core.history import HistoricalRecords
from participation.people.customers.models import Customer
from participation.programme.activities.calendar_entry import CALENDAR_FACTS
from participation.programme.activities.models import Activity, ActivityQuerySet
from participation.programme.activities.open_for_answers import OpenForAnswers
from participation.questionnaires.models import Questionnaire

from ..house_rules import CONSULTATION_MIN_WEEKS


class Duty(models.TextChoices):
    """The duty under which people are asked (Housing (Scotland) Act 2001 ss.25 and 54; 1985 Act s.105)."""

    S54_POLICY = "s54_policy", "Policy on management, repairs or maintenance (2001 Act, s.54(2)(a))"
    S54_STANDARD = "s54_standard", "Standard of service (2001 Act, s.54(2)(b))"
    S54_STRATEGY = "s54_strategy", "Tenant participation strategy (2001 Act, s.54(2)(c))"
    S54_DISPOSAL = (
        "s54_disposal",
        "Sale or transfer that changes the landlord (2001 Act, s.54(2)(d))",
    )
    DEMOLITION = "demolition", "Demolition of homes (2001 Act, s.54(2)(a); 1985 Act, s.105)"
    S25_RENT = "s25_rent", "Increase in rent or charges (2001 Act, s.25)"
    S105 = "s105", "Housing management (Housing Act 1985, s.105)"
    OWN_CHOICE = "own_choice", "No legal duty: we chose to ask"


class ConsultationQuerySet(ActivityQuerySet):
    def open(self, now=None):
        now = now or timezone.now()
        return self.published().filter(starts_at__lte=now, ends_at__gt=now, cancelled_at=None)

    def closed(self, now=None):
        return self.published().filter(ends_at__lte=now or timezone.now(), cancelled_at=None)

    def awaiting_decision(self):
        """The day on which we said we would decide has passed."""
        return self.filter(
            decided_on=None, cancelled_at=None, decision_due_on__lt=timezone.localdate()
        )


class Consultation(OpenForAnswers, Activity):
    """A proposal put to customers, open from ``starts_at`` to ``ends_at``, and what was decided.

    Section 54 asks for: the proposal, its likely effect on the tenant, a reasonable period, and
    regard to what people said, which ``consideration`` records before ``decision``.
    """

    duty = models.CharField(max_length=20, choices=Duty)
    principles = models.JSONField(
        default=list,
        blank=True,
        db_default=[],
        help_text="Codes of the principles that it has been held against.",
    )
    proposal = models.TextField()
    likely_effect = models.TextField(help_text="What it would mean for the person reading.")
    cannot_change = models.TextField(
        blank=True, help_text="What law, safety or money has settled already (seed row T-53)."
    )
    how_to_respond = models.TextField()
    decision_due_on = models.DateField(null=True, blank=True)
    consideration = models.TextField(blank=True, help_text="How what people said was weighed.")
    decision = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    # As they were called on that day: a decision is a record of it.
    decided_by = models.CharField(max_length=100, blank=True)
    what_changed = models.TextField(blank=True)
    discussed_at = models.ManyToManyField(
        Activity,
        blank=True,
        related_name="+",
        help_text="Focus groups, meetings and forums that belong to it.",
    )
    questionnaire = models.OneToOneField(
        Questionnaire, models.PROTECT, null=True, blank=True, related_name="consultation"
    )

    objects = ConsultationQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=[*CALENDAR_FACTS, "questionnaire"])

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_on=None) | (~Q(decision="") & ~Q(consideration="")),
                name="a_decision_says_what_and_how_views_were_weighed",
            )
        ]

    @property
    def is_open(self) -> bool:
        return self.starts_at <= timezone.now() < self.ends_at and self.cancelled_at is None

    @property
    def days_open(self) -> int:
        return (self.closes_on - self.opens_on).days + 1

    @property
    def is_short(self) -> bool:
        """Open for less than the house rule (K-49: enough time to consider and respond)."""
        return self.days_open < 7 * self.fewest_weeks

    @property
    def fewest_weeks(self) -> int:
        return CONSULTATION_MIN_WEEKS.value

    @property
    def standing(self) -> str:
        """Where it stands, in a word or two for staff."""
        if self.cancelled_at:
            return "Called off"
        if not self.published_at:
            return "Draft"
        if self.decided_on:
            return "Closed out" if self.closed_out_at else "Decided"
        if self.is_over:
            return "To decide"
        return "Open" if self.is_open else "Opens soon"

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        kinds = {"Called off": "not_possible", "Draft": "plain", "Opens soon": "plain"}
        return kinds.get(
            self.standing, "doing" if self.standing in ("Open", "To decide") else "done"
        )


class PaperQuerySet(models.QuerySet):
    def visible_to(self, user):
        if Audience.STAFF.admits(user):
            return self
        return self.filter(consultation__in=Consultation.objects.visible_to(user))


class Paper(PaperBase):
    """A document people need before they answer. Served by a view, which asks who is reading."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="papers")
    file = models.FileField(upload_to="consultations/%Y/")

    objects = PaperQuerySet.as_manager()

    class Meta(PaperBase.Meta):
        pass


class Notice(models.Model):
    """Who was told of the proposal, how, when and how many (2001 Act, s.54: the tenant and every RTO)."""

    class ToldWhom(models.TextChoices):
        TENANTS = "tenants", "Tenants"
        RTOS = "rtos", "Registered tenant organisations"
        OWNERS = "owners", "Sharing and factored owners"
        OTHERS = "others", "Other people"

    class How(models.TextChoices):
        POST = "post", "Letter"
        EMAIL = "email", "Email"
        SMS = "sms", "Text message"
        WEB = "web", "Website or social media"
        MEETING = "meeting", "At a meeting or by phone"
        CHOSEN = "chosen", "The way that each of them chose"

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="notices")
    told_whom = models.CharField(max_length=10, choices=ToldWhom)
    how = models.CharField(max_length=10, choices=How)
    told_on = models.DateField()
    people = models.PositiveIntegerField()

    class Meta:
        ordering = ["told_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "told_whom", "how", "told_on"],
                name="a_notice_is_logged_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.people} {self.get_told_whom_display()} by {self.get_how_display()}"


class NotTold(models.Model):
    """Somebody the law wants told who could not be: why, and what was tried (K-55; 2001 Act, s.54)."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="not_told")
    whom = models.CharField(max_length=10, choices=Notice.ToldWhom)
    why = models.TextField()
    tries = models.TextField()
    recorded_on = models.DateField()

    class Meta:
        ordering = ["recorded_on", "pk"]
        verbose_name = verbose_name_plural = "not told"
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "whom"], name="a_reason_for_not_telling_is_given_once"
            ),
            models.CheckConstraint(
                condition=~Q(why="") & ~Q(tries=""), name="not_telling_has_a_reason_and_tries"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_whom_display()}: {self.consultation}"


class ResponseCount(models.Model):
    """How many *others*, whose names were not taken, answered by one way.

    Whoever has a :class:`Response` is not in here, so the two add up to everybody who answered.
    The head-count engagement of each way is kept in step by the service.
    """

    class How(models.TextChoices):
        ONLINE = "online", "Online"
        POST = "post", "On paper"
        PHONE = "phone", "By phone"
        IN_PERSON = "in_person", "Face to face"
        MEETING = "meeting", "At a meeting"
        EMAIL = "email", "By email"

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="response_counts")
    how = models.CharField(max_length=10, choices=How)
    people = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "how"], name="answers_are_counted_once_a_way"
            )
        ]

    def __str__(self) -> str:
        return f"{self.people} {self.get_how_display()}"


class ResponseQuerySet(models.QuerySet):
    def to_open_ones(self, now):
        """Those that may still be changed."""
        return self.filter(consultation__ends_at__gt=now, consultation__cancelled_at=None)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class Response(models.Model):
    """One customer's answer, by name: what the Act calls a representation (2001 Act, s.54; T-54).

    ``said`` is for staff who weigh the answers; it is never shown in public.
    """

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="responses")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="consultation_responses")
    how = models.CharField(max_length=10, choices=ResponseCount.How)
    received_on = models.DateField()
    said = models.TextField(blank=True)
    told_at = models.DateTimeField(
        null=True, blank=True, help_text="When they were told what was decided."
    )

    objects = ResponseQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "customer"],
                name="a_customer_answers_a_consultation_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.customer}: {self.consultation}"

    @property
    def is_late(self) -> bool:
        """It came after the last day to answer, as that day is now: it is weighed with this in mind."""
        return self.received_on > self.consultation.closes_on

    @property
    def source(self) -> str:
        """How its line in the ledger names it."""
        return f"consultations.response:{self.consultation_id}:{self.customer_id}"
