from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Value

from participation.people.customers.models import Area, Customer, Tenure
from participation.people.customers.references import ReferenceKey

from ..fields import names_in
from .lists import Import

#: The ways in which a reference may differ from another and still be the same (see ``judging.alike``).
ALIKE = {
    "capitals": "only in capitals",
    "zeros": "only in zeros at the front",
    "spaces": "only in spaces and hidden characters",
    "several": "in more than one of capitals, zeros at the front and spaces",
}
#: What else a line may wait for.
DIED, UNREAD = "died", "unread"
#: Somebody who stays or becomes a customer, and of whom the list does not say how to reach them best.
NO_CHANNEL = Q(number__isnull=False, preferred_channel="", verdict__in=["added", "changed", "left"])
#: A value was left out, and the rest of the line counts.
PARTLY = (
    ~Q(note="")
    & Q(number__isnull=False)
    & ~Q(verdict__in=["refused", "waits"])
    & ~Q(verdict="left", customer=None)
)


class LineQuerySet(models.QuerySet):
    def missing(self):
        """People whom a whole list does not name."""
        return self.filter(number=None)

    def about_anybody(self):
        """Refused, and nothing on them tells whom they are about: it may be one of the missing."""
        ours = Customer.objects.alias(key=ReferenceKey("reference"))
        return self.filter(unread=True).exclude(
            Exists(ours.filter(key=ReferenceKey(OuterRef("reference"))))
        )

    def alike(self):
        """Their reference differs from another only in how it is written, and nobody has said."""
        return self.filter(verdict=Line.Verdict.WAITS, waits_for__in=ALIKE)

    def said_to_have_died(self):
        """Of our customers, and nobody has said that their records should end."""
        return self.filter(verdict=Line.Verdict.WAITS, waits_for=DIED)

    def shared_references(self):
        """References that were refused because people of different names have them: joint tenants?"""
        refused = self.filter(verdict=Line.Verdict.REFUSED).exclude(reference="").order_by()
        return (
            refused.values("reference")
            .annotate(names=Count("name", distinct=True))
            .filter(names__gt=1)
        )

    def with_reference(self, reference: str):
        """However it is written."""
        return self.alias(key=ReferenceKey("reference")).filter(key=ReferenceKey(Value(reference)))


class Line(models.Model):
    """One line of a list as it was understood, and what it would do; or one person it does not name.

    An empty value says nothing about the customer. ``changed`` and ``kept`` are sets of fields (see
    ``fields.Column``): what applying changes, and where the customer's own words stand against it.
    Lines come and go by the hundred thousand: no constraints, and only the indexes they are read by.
    """

    class Verdict(models.TextChoices):
        ADDED = "added", "Added"
        CHANGED = "changed", "Changed"
        ENDED = "ended", "Ended"
        WAITS = "waits", "Waits for your word"
        LEFT = "left", "Left as they are"
        REFUSED = "refused", "Refused"

    imported = models.ForeignKey(Import, models.CASCADE, related_name="lines", db_index=False)
    number = models.PositiveIntegerField(null=True, help_text="Line of the file. Empty: not in it.")
    verdict = models.CharField(max_length=8, choices=Verdict)
    note = models.TextField(blank=True)
    unread = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Refused, and it may be about anybody: its reference cannot be read, or trusted.",
    )
    waits_for = models.CharField(
        max_length=10,
        blank=True,
        default="",
        db_default="",
        help_text="A kind of ALIKE, DIED or UNREAD.",
    )
    customer = models.ForeignKey(
        Customer,
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    changed = models.IntegerField(default=0)
    kept = models.IntegerField(default=0)

    reference = models.CharField(max_length=40, blank=True)
    tenancy = models.CharField(
        max_length=40,
        blank=True,
        default="",
        db_default="",
        help_text="The reference that joint tenants share, where their names tell them apart.",
    )
    name = models.CharField(max_length=150, blank=True)
    name_key = models.CharField(
        max_length=150,
        blank=True,
        default="",
        db_default="",
        help_text="A name in capitals throughout, as people are searched by it.",
    )
    was_shouted = models.BooleanField(
        default=False, db_default=False, help_text="The list has the name in capitals throughout."
    )
    mark = models.CharField(
        max_length=40,
        blank=True,
        default="",
        db_default="",
        help_text="What the list says of a death, beside the name: (DECD).",
    )
    date_of_birth = models.DateField(null=True)
    tenure = models.ForeignKey(
        Tenure, models.DO_NOTHING, null=True, db_constraint=False, db_index=False, related_name="+"
    )
    area = models.ForeignKey(
        Area, models.DO_NOTHING, null=True, db_constraint=False, db_index=False, related_name="+"
    )
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=128, blank=True)
    other_phones = models.CharField(max_length=120, blank=True, default="", db_default="")
    language = models.CharField(max_length=10, blank=True)
    preferred_channel = models.CharField(max_length=5, blank=True)
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    search_text = models.CharField(max_length=500, blank=True)

    objects = LineQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["imported", "verdict", "number"], name="line_by_verdict"),
            models.Index(F("imported"), ReferenceKey("reference"), name="line_by_reference_key"),
        ]

    def __str__(self) -> str:
        return f"Line {self.number}: {self.reference}"

    @property
    def changed_fields(self) -> list[str]:
        return names_in(self.changed)

    @property
    def kept_fields(self) -> list[str]:
        return names_in(self.kept)
