"""Lists of criteria, the samples that were drawn, and what was found in each contact."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.periods import Period
from participation.feedback.enquiries.models import Enquiry
from participation.joining.involvement.models import Opportunity, Placement, PlacementQuerySet
from participation.people.customers.models import Customer
from participation.programme.activities.models import Service
from participation.questionnaires.models import PersonalCode, Questionnaire, Sheet

from ..models import FinishedJob, JobType
from ..scoring.models import Marking, ScoredBy, ScoredByQuerySet, ScoredCriterion


def listeners() -> PlacementQuerySet:
    """Volunteers who may be given calls: placed, trained, and agreed to keep what they hear to themselves."""
    placed = Placement.objects.current().exclude(trained_on=None).exclude(terms_agreed_on=None)
    return placed.filter(interest__opportunity__kind=Opportunity.Kind.LISTENER)


class StaffQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.none()


class Checklist(ScoredBy):
    """What is looked for in each contact of a sample, and how many are drawn in a month.

    Of calls the sample is drawn from what the telephone system tells of, by the types of job in ``job_types``;
    of contacts from what people wrote to us here. ``in_use_since`` its questions stand.
    """

    class Sort(models.TextChoices):
        CALLS = "calls", "Calls"
        CONTACTS = "contacts", "What people wrote to us"

    sort = models.CharField(max_length=10, choices=Sort)
    job_types = models.ManyToManyField(JobType, blank=True, related_name="+")
    a_month = models.PositiveSmallIntegerField(default=20)
    how = models.TextField(help_text="How whoever checks one comes to hear or read it.")
    questionnaire = models.OneToOneField(
        Questionnaire, models.PROTECT, null=True, blank=True, related_name="checklist"
    )

    objects = ScoredByQuerySet.as_manager()

    class Meta(ScoredBy.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(in_use_since=None) | Q(questionnaire__isnull=False),
                name="a_checklist_in_use_has_its_questions",
            ),
            models.CheckConstraint(
                condition=Q(a_month__gte=1, a_month__lte=200),
                name="a_sample_has_one_to_200_contacts",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("checks:checklist", args=[self.pk])

    @property
    def staff_address(self) -> str:
        return self.get_absolute_url()

    @property
    def is_of_calls(self) -> bool:
        return self.sort == self.Sort.CALLS


class Criterion(ScoredCriterion):
    """One thing that a good contact does."""

    checklist = models.ForeignKey(Checklist, models.CASCADE, related_name="criteria")

    class Meta(ScoredCriterion.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["checklist", "place"], name="a_checklist_has_one_criterion_at_a_place"
            ),
        ]


class SampleQuerySet(StaffQuerySet):
    def checked(self):
        """Nothing of them is still to check."""
        waiting = SampledContact.objects.to_check().filter(sample=OuterRef("pk"))
        return self.filter(~Exists(waiting))


class Sample(models.Model):
    """The contacts of one month that are checked, drawn by lot: ``random.Random(seed).sample`` of all
    ``population``, by their numbers in order. Anybody can draw them again."""

    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="samples")
    month = models.DateField(help_text="Its first day.")
    population = models.PositiveIntegerField()
    seed = models.CharField(max_length=16)
    drawn_at = models.DateTimeField(default=timezone.now)
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    due_on = models.DateField(help_text="By when they are checked, and written up.")
    learnt = models.TextField(blank=True, help_text="What was found. Everybody reads it.")
    learnt_at = models.DateTimeField(null=True, blank=True)

    objects = SampleQuerySet.as_manager()

    class Meta:
        ordering = ["-month", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["checklist", "month"], name="a_month_has_one_sample_of_a_checklist"
            ),
            models.CheckConstraint(
                condition=Q(learnt_at=None) | ~Q(learnt=""), name="what_was_learnt_is_in_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.checklist}, {self.month:%B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("checks:sample", args=[self.pk])

    @property
    def staff_address(self) -> str:
        return self.get_absolute_url()


class SampledContactQuerySet(models.QuerySet):
    def to_check(self):
        """Neither checked nor left out."""
        return self.filter(checked_at=None, left_out_because="")

    def to_give(self):
        """Nobody has them, or whoever had them checks none any more."""
        by_nobody_of_us = Q(officer=None) | Q(officer__is_active=False)
        listening = listeners().order_by().values("interest__customer")
        return self.to_check().filter(by_nobody_of_us).exclude(volunteer__in=listening)

    def checked(self):
        return self.filter(checked_at__isnull=False)

    def within(self, period: Period):
        """By the day of the contact."""
        return self.filter(period.holds("happened_on", moment=False))

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(volunteer__user=user)


class SampledContact(models.Model):
    """One call or contact that was drawn, and what somebody found in it.

    A call is known by the number that the landlord's telephone system gave it (``own_id``), and by nothing
    that says whose it was; ``job`` goes with the row it came by. Neither the caller nor who took it is kept. An ``officer``
    or a ``volunteer`` checks it. What cannot be heard or read is left out, with the reason.
    """

    class Because(models.TextChoices):
        GONE = "gone", "It is not there any more, or cannot be heard"
        KNOWN = "known", "I know who is speaking"
        OTHER = "other", "It is not what this list is about"

    sample = models.ForeignKey(Sample, models.PROTECT, related_name="contacts")
    place = models.PositiveSmallIntegerField()
    own_id = models.CharField(max_length=80, blank=True)
    job = models.ForeignKey(
        FinishedJob, models.SET_NULL, null=True, blank=True, related_name="sampled"
    )
    enquiry = models.ForeignKey(
        Enquiry, models.PROTECT, null=True, blank=True, related_name="sampled"
    )
    service = models.CharField(max_length=20, choices=Service, blank=True)
    happened_on = models.DateField()
    code = models.OneToOneField(PersonalCode, models.PROTECT, related_name="sampled_contact")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    volunteer = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="sampled_contacts"
    )
    given_at = models.DateTimeField(null=True, blank=True)
    sheet = models.OneToOneField(
        Sheet, models.PROTECT, null=True, blank=True, related_name="sampled_contact"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    noticed = models.TextField(blank=True, help_text="In their own words, with nobody's name.")
    left_out_because = models.CharField(max_length=10, choices=Because, blank=True)

    objects = SampledContactQuerySet.as_manager()

    class Meta:
        ordering = ["sample", "place"]
        indexes = [models.Index(fields=["happened_on"], name="sampled_contacts_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["sample", "place"], name="a_place_in_a_sample_is_one"),
            models.CheckConstraint(
                condition=Q(officer=None) | Q(volunteer=None),
                name="a_contact_is_checked_by_one_person",
            ),
            models.CheckConstraint(
                condition=Q(enquiry=None) | Q(volunteer=None),
                name="what_somebody_wrote_is_read_by_staff_alone",
            ),
            models.CheckConstraint(
                condition=Q(checked_at=None) | Q(sheet__isnull=False, left_out_because=""),
                name="what_was_checked_has_answers_and_was_not_left_out",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.called} of {self.happened_on:%-d %B %Y}"

    @property
    def called(self) -> str:
        """The number under which the telephone system has it, or what somebody wrote."""
        return f"Call {self.own_id}" if self.enquiry is None else f"Message {self.enquiry_id}"

    @property
    def source(self) -> str:
        """How the ledger names this row."""
        return f"checks.contact:{self.pk}"

    @property
    def is_waiting(self) -> bool:
        return self.checked_at is None and not self.left_out_because

    @property
    def standing(self) -> str:
        if self.left_out_because:
            return "Left out"
        if self.checked_at:
            return "Checked"
        return "To check" if self.given_at else "To give out"

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        kinds = {"Left out": "not_possible", "Checked": "done", "To check": "doing"}
        return kinds.get(self.standing, "plain")


class Mark(Marking):
    """What one criterion earned in one contact."""

    contact = models.ForeignKey(SampledContact, models.CASCADE, related_name="marks")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "code"], name="a_criterion_earns_points_once_in_a_contact"
            ),
        ]
