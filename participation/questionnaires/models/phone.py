"""Ringing people with questions: what is said, who rings whom now, and what came of each try."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from participation.people.customers.models import Customer

from ..house_rules import INTERVIEW_MINUTES
from ..outcomes import MAY_BE_BOOKED, MEANINGS, Meaning, Outcome, that
from .questions import Questionnaire


class PhoneScript(models.Model):
    """What whoever rings says first and last, as an officer wrote it. What is promised is never part of it:
    that comes from where people read it online."""

    questionnaire = models.OneToOneField(
        Questionnaire, models.CASCADE, primary_key=True, related_name="phone_script"
    )
    opening = models.TextField()
    ending = models.TextField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"What is said on the phone: {self.questionnaire}"


class PhoneClaimQuerySet(models.QuerySet):
    def live(self):
        return self.filter(at__gt=_lapsed_at())

    def stale(self):
        """Nothing was done with it for so long that whoever has it was called away."""
        return self.filter(at__lte=_lapsed_at())


def _lapsed_at() -> dt.datetime:
    return timezone.now() - dt.timedelta(minutes=INTERVIEW_MINUTES.value)


class PhoneClaim(models.Model):
    """One of us has this person on the phone, or is about to. Nobody else rings them meanwhile, whatever
    about, and whoever rings has one person at a time; the two unique columns see to it."""

    customer = models.OneToOneField(Customer, models.CASCADE, related_name="phone_claim")
    interviewer = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="phone_claim"
    )
    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="phone_claims")
    at = models.DateTimeField(default=timezone.now)

    objects = PhoneClaimQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.interviewer} rings {self.customer}"


class PhoneTryQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.none()

    def latest(self):
        """The last one with each person about each questionnaire."""
        later = PhoneTry.objects.filter(
            questionnaire=OuterRef("questionnaire"),
            customer=OuterRef("customer"),
            pk__gt=OuterRef("pk"),
        )
        return self.filter(~Exists(later))

    def no_more(self):
        """After which nobody is asked any more, in whatever way."""
        return self.filter(outcome__in=that(no_more=True))


class PhoneTry(models.Model):
    """One time that one of us rang somebody with these questions, and what came of it. Rows are added, never
    changed. ``number`` is the one that was rung: as long as our record has it, a wrong one is not rung again.
    """

    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="phone_tries")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="phone_tries")
    interviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=12, choices=Outcome)
    call_back_at = models.DateTimeField(null=True, blank=True)
    number = models.CharField(max_length=20, blank=True)
    note = models.CharField(max_length=300, blank=True)

    objects = PhoneTryQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "phone tries"
        indexes = [
            models.Index(
                fields=["questionnaire", "customer", "-id"], name="phone_tries_of_somebody"
            ),
            models.Index(
                fields=["interviewer", "call_back_at"],
                condition=Q(call_back_at__isnull=False),
                name="phone_calls_that_are_booked",
            ),
            models.Index(
                fields=["at"],
                condition=Q(outcome__in=that(is_wrong=True)),
                name="phone_numbers_that_are_wrong",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(call_back_at=None) | Q(outcome__in=MAY_BE_BOOKED),
                name="nobody_is_rung_back_after_the_last_word",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.CALL_BACK) | Q(call_back_at__isnull=False),
                name="whoever_is_rung_back_is_told_when",
            ),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display()

    @property
    def meaning(self) -> Meaning:
        return MEANINGS[Outcome(self.outcome)]

    @property
    def page(self) -> str:
        """Where this person is rung about it."""
        return reverse("questionnaires:phone_call", args=[self.questionnaire_id, self.customer_id])
