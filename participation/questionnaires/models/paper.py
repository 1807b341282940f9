"""Paper forms that came in, and what each of us who keyed one read from it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from participation.people.customers.models import Customer

from .codes import PersonalCode
from .questions import Questionnaire, Version
from .sheets import Sheet


class PaperFormQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.none()

    def open(self):
        """There is something to do with them yet."""
        return self.filter(settled_at=None)

    def waiting_for_second(self):
        """Keyed once, and nobody has begun the second keying."""
        second = Keying.objects.filter(form=OuterRef("pk"), place=Keying.SECOND)
        return self.open().filter(sheet__isnull=False).exclude(Exists(second))

    def to_settle(self):
        """Keyed twice, and the two differ."""
        second = Keying.objects.filter(
            form=OuterRef("pk"), place=Keying.SECOND, finished_at__isnull=False
        )
        return self.open().filter(Exists(second))


class PaperForm(models.Model):
    """One form that was filled in by hand: whose, and when it came.

    ``customer`` is None of somebody whom nobody knows, or who is known by a ``code`` alone; they are
    counted apart. ``sheet`` is what it counts as, from the first keying on. Where it is drawn to be
    keyed by a second of us, it is open until the two agree or are settled.
    """

    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="paper_forms")
    version = models.ForeignKey(Version, models.PROTECT, related_name="paper_forms")
    customer = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="paper_forms"
    )
    code = models.ForeignKey(
        PersonalCode, models.PROTECT, null=True, blank=True, related_name="paper_forms"
    )
    received_on = models.DateField()
    begun_at = models.DateTimeField(default=timezone.now)
    is_keyed_twice = models.BooleanField()
    settled_at = models.DateTimeField(null=True, blank=True)
    sheet = models.ForeignKey(
        Sheet, models.PROTECT, null=True, blank=True, related_name="paper_forms"
    )

    objects = PaperFormQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code=None) | Q(customer=None),
                name="a_paper_form_names_its_code_where_it_names_nobody",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None) | Q(sheet__isnull=False),
                name="a_settled_paper_form_counts_as_something",
            ),
        ]

    def __str__(self) -> str:
        return f"Paper form {self.pk}: {self.whose}"

    @property
    def whose(self) -> str:
        if self.customer is not None:
            return str(self.customer)
        return (self.code.mark if self.code else "") or "Nobody we know"

    def get_absolute_url(self) -> str:
        return reverse("questionnaires:key_paper", args=[self.pk])


class Keying(models.Model):
    """What one of us typed from a paper form, as it was typed: names and values of a form in a browser."""

    FIRST, SECOND = 1, 2

    form = models.ForeignKey(PaperForm, models.CASCADE, related_name="keyings")
    place = models.PositiveSmallIntegerField()
    keyed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    typed: Any = models.JSONField(default=list, blank=True)
    begun_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["form", "place"], name="a_form_is_keyed_twice_at_most"),
            models.UniqueConstraint(
                fields=["form", "keyed_by"], name="a_form_is_keyed_by_two_people"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form}, by {self.keyed_by}"
