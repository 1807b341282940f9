from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from phonenumber_field.modelfields import PhoneNumberField

from participation.feedback.ideas.models import Idea, Issue
from participation.people.customers.models import Customer
from participation.programme.consultations.models import Consultation


class EnquiryQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(settled_at=None)

    def overdue(self):
        return self.waiting().filter(reply_due_on__lt=timezone.localdate())

    def from_visitors(self):
        """Left by somebody who was not signed in, with what they told us about themselves."""
        return self.filter(customer=None).exclude(name="", email="", phone="")


class Enquiry(models.Model):
    """What somebody told us on any page: a question, an idea, what nobody talks about, praise or blame.

    Seed rows F-34, R-17, F-74 and B-10. ``again`` is a complaint about which they had an answer that
    they are not happy with: it is looked at anew. ``about`` is the address of the public page they came from. It waits
    until somebody answers it, puts it down as an :class:`Idea` or :class:`Issue`, or closes it with
    a note.
    """

    class Kind(models.TextChoices):
        QUESTION = "question", "A question"
        COMMENT = "comment", "A comment on the page you were on"
        IDEA = "idea", "An idea"
        ISSUE = "issue", "Something that matters and nobody is talking about"
        COMPLIMENT = "compliment", "A compliment"
        COMPLAINT = "complaint", "A complaint"

    kind = models.CharField(max_length=10, choices=Kind)
    said = models.TextField()
    again = models.BooleanField("second look", default=False, db_default=False)
    about = models.CharField(max_length=300, blank=True)
    customer = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="enquiries"
    )
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = PhoneNumberField(blank=True)
    sent_at = models.DateTimeField(default=timezone.now)
    reply_due_on = models.DateField()

    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    idea = models.ForeignKey(Idea, models.PROTECT, null=True, blank=True, related_name="enquiries")
    issue = models.ForeignKey(
        Issue, models.PROTECT, null=True, blank=True, related_name="enquiries"
    )
    answers = models.ForeignKey(
        Consultation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The consultation on whose record it stands as an answer.",
    )
    passed_on = models.CharField(
        max_length=200, blank=True, db_default="", help_text="Who earned a compliment and was told."
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.TextField(blank=True, help_text="Why it was closed without an answer.")

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name_plural = "enquiries"
        indexes = [
            models.Index(
                fields=["reply_due_on"], condition=Q(settled_at=None), name="enquiries_to_answer"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="") | Q(answered_at__isnull=False),
                name="an_answer_to_an_enquiry_says_when",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None)
                | Q(answered_at__isnull=False)
                | Q(idea__isnull=False)
                | Q(issue__isnull=False)
                | ~Q(note=""),
                name="an_enquiry_is_settled_by_something",
            ),
            models.CheckConstraint(
                condition=Q(idea=None) | Q(issue=None),
                name="an_enquiry_becomes_an_idea_or_an_issue",
            ),
            models.CheckConstraint(
                condition=Q(again=False) | Q(kind="complaint"),
                name="only_a_complaint_is_looked_at_again",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {timezone.localtime(self.sent_at):%d %B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("enquiries:enquiry", args=[self.pk])

    @property
    def source(self) -> str:
        """How messages name this row: ``enquiries.enquiry:12``."""
        return f"enquiries.enquiry:{self.pk}"

    @property
    def is_complaint(self) -> bool:
        return self.kind == self.Kind.COMPLAINT

    @property
    def is_to_pass_on(self) -> bool:
        """A compliment that nobody has told yet to whoever earned it."""
        return self.kind == self.Kind.COMPLIMENT and not self.passed_on

    @property
    def what(self) -> str:
        """Its kind as lists and headings name it, for whoever was not on that page themselves."""
        if self.kind == self.Kind.COMMENT:
            return "A comment on a page"
        return f"{self.get_kind_display()}{', to look at again' if self.again else ''}"

    @property
    def from_whom(self) -> str:
        return str(self.customer) if self.customer_id else self.name or "Somebody without a name"

    @property
    def way_to_answer(self) -> str:
        """How an answer gets to them: ``customer``, ``email``, ``phone``, or nothing."""
        if self.customer_id and self.customer.channels_to_reach:
            return "customer"
        return "email" if self.email else "phone" if self.phone else ""

    @property
    def is_late(self) -> bool:
        return self.settled_at is None and self.reply_due_on < timezone.localdate()
