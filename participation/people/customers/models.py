import unicodedata

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from phonenumber_field.modelfields import PhoneNumberField
from simple_history.models import HistoricalRecords

from base.core.addresses import address_of
from base.core.audience import Audience

from .phones import why_no_text


class Tenure(models.Model):
    """How somebody holds their home, or why they are our customer (seed rows K-59, R-03, B-11)."""

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=60, unique=True)
    plain_name = models.CharField(max_length=100, help_text="As a customer would say it.")
    rents_from_us = models.BooleanField(
        default=False,
        help_text="Holds a (short) Scottish secure tenancy or its like: must be consulted.",
    )
    counts_as_customer = models.BooleanField(
        default=True,
        help_text="Among all our customers in every figure. A partner agency is not.",
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


class CustomerQuerySet(models.QuerySet):
    def current(self):
        """People we serve now: neither former customers nor erased ones."""
        return self.filter(ended_on=None, erased_at=None)

    def counted(self):
        """Of those, whoever is one of "all our customers" in a figure: nobody of ``outsiders``."""
        # By the few tenures, not by the people: listing those goes through all customers once more.
        return self.current().exclude(tenure__in=Tenure.objects.filter(counts_as_customer=False))

    def outsiders(self):
        """People we work with and write to who are not our customers: partner agencies, volunteers."""
        return self.filter(tenure__counts_as_customer=False)

    def living_in(self, area: Area):
        """In the area or in any part of it."""
        return self.filter(area__in=Area.objects.within([area.pk]))

    def matching(self, typed: str):
        """Every word typed is somewhere in the name, the reference, the address or the postcode."""
        found = self
        for word in search_key(typed).split():
            found = found.filter(search_text__contains=word)
        return found

    def reached_by(self, email: str):
        """Whose email address this is, however its letters were typed."""
        return self.alias(plain_email=Lower("email")).filter(plain_email=email.lower())

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(user=user)


class Customer(models.Model):
    """Any person the landlord serves, whether or not they have ever signed in.

    ``reference`` is the housing system's; somebody who joined and has not been found there yet
    has none. The home is where they live, the contact details how they asked to be reached.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="customer"
    )
    reference = models.CharField(max_length=40, unique=True, null=True, blank=True)
    name = models.CharField(max_length=150)
    date_of_birth = models.DateField(null=True, blank=True)
    tenure = models.ForeignKey(
        Tenure, models.PROTECT, null=True, blank=True, related_name="customers"
    )
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="customers")
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=8, blank=True)

    email = models.EmailField(blank=True)
    phone = PhoneNumberField(blank=True)
    preferred_channel = models.CharField(max_length=5, choices=Channel, blank=True)
    language = models.CharField(max_length=10, choices=settings.CUSTOMER_LANGUAGES, default="en")

    joined_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="When they asked to get involved. Empty: they have not yet.",
    )
    level = models.ForeignKey(
        Level, models.PROTECT, null=True, blank=True, related_name="customers"
    )
    preferences = models.ManyToManyField(PreferenceOption, blank=True, related_name="customers")
    support_notes = models.TextField(blank=True)
    wants_results = models.BooleanField(
        default=True, help_text="Told what changed after something they took part in."
    )

    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    search_text = models.CharField(max_length=500, editable=False)

    objects = CustomerQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["search_text"])

    class Meta:
        indexes = [
            models.Index(fields=["name"], name="customer_by_name"),
            models.Index(Lower("email"), name="customer_by_plain_email"),
            models.Index(fields=["joined_at"], name="customer_by_joining"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="a_customer_has_a_name"),
            models.CheckConstraint(
                condition=~Q(reference=""), name="a_reference_is_never_empty_text"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("customers:detail", self.pk)

    def save(self, *args, **kwargs):
        self.search_text = self.made_search_text()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "search_text"}
        super().save(*args, **kwargs)

    def made_search_text(self) -> str:
        """What :meth:`CustomerQuerySet.matching` looks in. Bulk writers must set it themselves."""
        parts = [self.name, self.reference or "", self.address, self.postcode]
        return search_key(" ".join(parts))[:500]

    @property
    def channels_to_reach(self) -> list[Channel]:
        """The channels we hold details for, the preferred one first."""
        held = {
            Channel.EMAIL: self.email,
            Channel.SMS: self.phone and not why_no_text(str(self.phone)),
            Channel.PHONE: self.phone,
            Channel.POST: self.address,
        }
        return sorted(
            (channel for channel in held if held[channel]),
            key=lambda channel: channel != self.preferred_channel,
        )


def search_key(text: str) -> str:
    """Lower case without accents or apostrophes: ``Ó Súilleabháin`` is found by ``o suilleabhain``."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(
        letter for letter in plain if not unicodedata.combining(letter) and letter not in "'’"
    )


class FormerReference(models.Model):
    """A housing reference of a record that was joined with this one: lists may still name it."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="former_references")
    reference = models.CharField(max_length=40, unique=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.reference


class CustomerNote(models.Model):
    """Something an officer needs the next officer to know about a customer."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.text[:60]
