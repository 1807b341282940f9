from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.worldwide import named
from participation.people.customers.models import Channel, Customer


class Purpose(models.TextChoices):
    """Why something is sent; the law treats each differently (PECR; design: rules of sending)."""

    STATUTORY = "statutory", "Notice that the law or safety requires"
    SERVICE = "service", "About something the customer asked for or takes part in"
    INVITATION = "invitation", "Invitation to take part"
    MARKETING = "marketing", "News and promotion"


#: What asks something of somebody, and is held back so that nobody is worn out (K-04).
ASKING = frozenset({Purpose.INVITATION})


class ConsentQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class Consent(models.Model):
    """One yes or no about one purpose and channel, with the words asked. Rows are added, never changed.

    The latest row for a purpose and channel is what holds. UK GDPR art. 7: who, when, how, what they
    were told. PECR reg. 22: invitations and news are asked about apart.
    """

    class Purpose(models.TextChoices):
        """The purposes that need a yes."""

        INVITATION = "invitation", "Invitations to take part"
        MARKETING = "marketing", "News"

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=12, choices=Purpose)
    channel = models.CharField(max_length=5, choices=Channel)
    given = models.BooleanField()
    wording = models.TextField()
    source = models.CharField(
        max_length=30, help_text="Where it was said: join, my preferences, phone."
    )
    at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(
                fields=["customer", "purpose", "channel", "-at"], name="latest_consent_by_purpose"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {'yes' if self.given else 'no'}"

    @property
    def kind(self) -> str:
        """What it is about: "News: email"."""
        return f"{self.get_purpose_display()}: {self.get_channel_display().lower()}"


#: The rules of sending that hold a message back, as staff read them.
HELD_BECAUSE = {
    "no_address": "We hold no details for reaching this person",
    "opted_out": "They asked us to stop inviting them",
    "no_consent": "They have not agreed to be invited",
    "broken_address": "The email address that they agreed to does not work",
    "cooldown": "They were asked something not long ago",
    "yearly_limit": "They have been asked often enough in the last 12 months",
    "not_a_customer": "They are no longer our customer",
    "called_off": "It was called off before it went",
    "too_many_texts": "This number had as many texts as one gets within an hour or a day",
    "answered": "They have answered already, or their letter has only just gone",
    "had_it": "They have this already: two records of theirs were joined",
}


class MessageQuerySet(models.QuerySet):
    def due(self):
        return self.filter(state=Message.State.QUEUED, due_at__lte=timezone.now())

    def failed(self):
        return self.filter(state=Message.State.FAILED)

    def asking(self):
        """What asked something of somebody or is about to, with ``asked_at``, when it leaves or left.

        What was held or failed asked nobody anything.
        """
        asked = self.filter(purpose__in=ASKING)
        return asked.exclude(state__in=[Message.State.HELD, Message.State.FAILED]).alias(
            asked_at=Coalesce("sent_at", "due_at")
        )

    def for_people(self):
        """Waits for a person: a customer was not reached, or a letter, text or call is to be made.

        A sign-in email that failed is not among them: its owner asks for another by themselves.
        """
        return self.filter(
            Q(state=Message.State.TO_DO)
            | Q(state=Message.State.FAILED, followed_up_by=None, customer__isnull=False)
        )

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class Message(models.Model):
    """One thing sent to one person by one channel, with its purpose and its fate.

    The only way anything leaves the portal. ``dedupe_key`` is unique, so asking twice sends once.
    A held message was not sent, because of ``held_by_rule``; a phone call or letter waits ``to_do``
    for a person to make or post it. A planned one belongs to a send-out, which judges it again, gives
    it its words and address and lets it go when its turn comes.
    """

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        QUEUED = "queued", "Waiting to go"
        SENDING = "sending", "On its way out"
        SENT = "sent", "Sent"
        FAILED = "failed", "Could not be sent"
        HELD = "held", "Not sent, by a rule"
        TO_DO = "to_do", "For a person to do"
        DONE = "done", "Done by a person"

    customer = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="messages"
    )
    channel = models.CharField(max_length=5, choices=Channel)
    purpose = models.CharField(max_length=12, choices=Purpose)
    template = models.CharField(max_length=60)
    about = models.CharField(max_length=80, blank=True, help_text="events.booking:12")
    dedupe_key = models.CharField(max_length=150, unique=True)
    instead_of = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_up_by"
    )

    address = models.CharField(
        max_length=254, help_text="Where it goes: email, number or postal address."
    )
    language = models.CharField(max_length=10, default="en")
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField(blank=True)
    with_form = models.BooleanField(
        default=False,
        db_default=False,
        help_text="A letter of it has behind it the paper form of the code that stands in it.",
    )

    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    held_by_rule = models.CharField(max_length=40, blank=True)
    due_at = models.DateTimeField(default=timezone.now)
    created_at = models.DateTimeField(auto_now_add=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(state__in=["queued", "sending"]),
                name="messages_still_to_go",
            ),
            models.Index(fields=["customer", "-created_at"], name="messages_of_a_customer"),
            models.Index(fields=["-created_at"], name="messages_newest_first"),
            models.Index(
                fields=["state", "channel"],
                condition=Q(state__in=["failed", "to_do"]),
                name="messages_for_people",
            ),
            models.Index(fields=["about", "state"], name="messages_about_something"),
            models.Index(
                fields=["address", "sent_at"],
                condition=Q(channel="sms"),
                name="texts_to_a_number",
            ),
            models.Index(
                fields=["customer", "due_at"],
                condition=Q(purpose="invitation"),
                name="how_often_somebody_was_asked",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False),
                name="a_sent_message_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="held") | ~Q(held_by_rule=""),
                name="a_held_message_names_its_rule",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("contact:message", args=[self.pk])

    @property
    def world_name(self) -> str:
        """The same at each try, so that whoever got it twice can tell; no other message has it."""
        return named("message", self.pk, self.created_at)

    @property
    def open_to_staff(self) -> bool:
        """A message to no customer holds a sign-in code, which is for its owner alone."""
        return self.customer_id is not None

    @property
    def other_channels(self) -> list[Channel]:
        """The other channels we hold details for."""
        if self.customer is None:
            return []
        return [channel for channel in self.customer.channels_to_reach if channel != self.channel]

    @property
    def why_held(self) -> str:
        return HELD_BECAUSE.get(self.held_by_rule, self.held_by_rule)


class BrokenAddress(models.Model):
    """An email address from which something came back for good. By the address and not by the person:
    a new address is free of the mark, and one mailbox may serve a household."""

    address = models.CharField(max_length=254, unique=True, help_text="In small letters.")
    reason = models.TextField()
    since = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.address


class Attachment(models.Model):
    """A small file that goes with an email: a calendar entry."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=100)
    content_type = models.CharField(max_length=100)
    content = models.TextField()

    def __str__(self) -> str:
        return self.name


class TextToReadQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(settled_at=None)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.none()


class TextToRead(models.Model):
    """A text from somebody that may ask for no more texts, which only a person can tell.

    Read the same day. ``asked_to_stop`` is what whoever read it made of it. What surely asks us to
    stop is acted on at once and has no row, nor has what surely asks for something else.
    """

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="texts_to_read")
    text = models.TextField()
    reference = models.CharField(max_length=80, help_text="The gateway's own name for it.")
    received_at = models.DateTimeField(default=timezone.now)
    asked_to_stop = models.BooleanField(null=True, editable=False)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = TextToReadQuerySet.as_manager()

    class Meta:
        ordering = ["received_at", "pk"]
        verbose_name_plural = "texts to read"
        indexes = [
            models.Index(
                fields=["received_at"], condition=Q(settled_at=None), name="texts_still_to_read"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["reference", "customer"], name="a_text_is_read_once_a_person"
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None) | Q(asked_to_stop__isnull=False),
                name="a_text_that_was_read_says_what_it_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"A text from {self.customer}"
