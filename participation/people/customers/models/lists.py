from django.db import models
from django.db.models import Q


class Tenure(models.Model):
    """How somebody holds their home, or why they are our customer (seed rows K-59, R-03, B-11)."""

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=60, unique=True)
    plain_name = models.CharField(max_length=100, help_text="As a customer would say it.")
    rents_from_us = models.BooleanField(
        default=False,
        help_text="Holds a (short) Scottish secure tenancy or its like: must be consulted.",
    )
    in_main_count = models.BooleanField(
        default=True,
        db_column="counts_as_customer",
        help_text="In every figure of our customers: those with a home from us, or in one. Without, "
        "they are customers too and counted apart: applicants, volunteers, partner agencies.",
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class AreaQuerySet(models.QuerySet):
    def estates(self):
        return self.filter(kind=Area.Kind.ESTATE)

    def within(self, areas):
        """Each of ``areas``, a query or numbers, and all in it (region, area, estate: three deep)."""
        return self.filter(Q(pk__in=areas) | Q(parent__in=areas) | Q(parent__parent__in=areas))


class Area(models.Model):
    """A neighbourhood. Homes are in estates; an estate is in an area, an area in a region."""

    class Kind(models.TextChoices):
        REGION = "region", "Region"
        AREA = "area", "Area"
        ESTATE = "estate", "Estate"

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )

    objects = AreaQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="region", parent=None)
                | (~Q(kind="region") & Q(parent__isnull=False)),
                name="only_a_region_stands_on_its_own",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def with_wider(self) -> list[int]:
        """The numbers of the area and of the wider ones that it is in."""
        here = [self.pk, self.parent_id, self.parent and self.parent.parent_id]
        return [number for number in here if number is not None]


class Level(models.Model):
    """A rung of the landlord's model of involvement, 1 the least. Presets: ``levels.py``."""

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=60, help_text="The model's own word: Information.")
    invitation = models.CharField(max_length=80, help_text="To a customer: Keep me informed.")
    description = models.CharField(max_length=200)
    time_needed = models.CharField(max_length=80)
    rank = models.PositiveSmallIntegerField(unique=True)

    class Meta:
        ordering = ["rank"]

    def __str__(self) -> str:
        return self.name


class Aim(models.Model):
    """What an activity, an opportunity or a group is for: eight, in four groups (seed row R-01).

    Each of them states at least one. The table has the name it had before groups stated theirs.
    """

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    group = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "activities_aim"
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


class PreferenceOptionQuerySet(models.QuerySet):
    def of(self, kind: str):
        return self.filter(kind=kind, retired_at=None)


class PreferenceOption(models.Model):
    """One thing a customer can tick about how they want to take part. Data, so that a landlord may add."""

    class Kind(models.TextChoices):
        METHOD = "method", "How they like to take part"
        TOPIC = "topic", "What they care about"
        TIME = "time", "When they are free"
        FORMAT = "format", "How they read what we send"
        SUPPORT = "support", "What would help them take part"
        DIGITAL = "digital", "What would help them do things online"

    kind = models.CharField(max_length=10, choices=Kind)
    code = models.SlugField(unique=True)
    label = models.CharField(max_length=80)
    hint = models.CharField(max_length=150, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = PreferenceOptionQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "position", "label"]

    def __str__(self) -> str:
        return self.label


class Channel(models.TextChoices):
    """The ways of reaching somebody."""

    EMAIL = "email", "Email"
    SMS = "sms", "Text message"
    PHONE = "phone", "Phone call"
    POST = "post", "Letter"
