from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from phonenumber_field.modelfields import PhoneNumberField

from base.core.addresses import address_of
from base.core.audience import Audience
from base.core.folding import folded, words_of
from base.core.history import HistoricalRecords
from base.core.phone_numbers import as_people_write

from ..phones import why_no_text
from ..references import ReferenceKey
from .lists import Area, Channel, Level, PreferenceOption, Tenure


class CustomerQuerySet(models.QuerySet):
    def current(self):
        """People we serve now: neither former customers nor erased ones."""
        return self.filter(ended_on=None, erased_at=None)

    def counted(self):
        """Of those, whoever is in a figure of "all our customers": nobody who is counted ``apart``, and
        no visitor whom we know by their own word alone."""
        # By the few tenures, not by the people: listing those goes through all customers once more.
        return self._confirmed().exclude(tenure__in=Tenure.objects.filter(in_main_count=False))

    def counted_apart(self):
        """The customers who stand beside such a figure and not in it."""
        return self._confirmed().apart()

    def apart(self):
        """Customers without a home from us: applicants, volunteers, partner agencies (T-03, B-11)."""
        return self.filter(tenure__in_main_count=False)

    def _confirmed(self):
        return self.current().filter(unconfirmed_since=None)

    def living_in(self, area: Area):
        """In the area or in any part of it."""
        return self.filter(area__in=Area.objects.within([area.pk]))

    def matching(self, typed: str):
        """Each word typed, in any order, is part of the name, the reference, the address or the postcode."""
        found = self
        for word in words_of(typed):
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
    other_phones = models.CharField(
        max_length=120,
        blank=True,
        default="",
        db_default="",
        help_text="Further numbers to ring, with their extensions. Never texted.",
    )
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

    phone_unseen_since = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="Since when the number stands as typed online. Empty: an officer or a list knows it.",
    )
    unconfirmed_since = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="Since when a visitor's words stand here that nobody has proved or looked at.",
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
            models.Index(ReferenceKey("reference"), name="customer_by_reference_key"),
            models.Index(fields=["joined_at"], name="customer_by_joining"),
            models.Index(
                fields=["phone_unseen_since"],
                condition=Q(phone_unseen_since__isnull=False),
                name="numbers_to_look_at",
            ),
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
        return folded(" ".join(parts))[:500]

    @property
    def other_phones_in_words(self) -> list[str]:
        return [as_people_write(number) for number in self.other_phones.split(", ") if number]

    @property
    def channels_to_reach(self) -> list[Channel]:
        """The channels we hold details for, the preferred one first.

        No text goes to a number that anybody may have typed: it could be a stranger's.
        """
        held = {
            Channel.EMAIL: self.email,
            Channel.SMS: self.phone
            and not self.phone_unseen_since
            and not why_no_text(str(self.phone)),
            Channel.PHONE: self.phone,
            Channel.POST: self.address,
        }
        return sorted(
            (channel for channel in held if held[channel]),
            key=lambda channel: channel != self.preferred_channel,
        )


class FormerReference(models.Model):
    """A housing reference of a record that was joined with this one: lists may still name it."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="former_references")
    reference = models.CharField(max_length=40, unique=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(ReferenceKey("reference"), name="former_by_reference_key")]

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
