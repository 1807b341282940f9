from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from base.core.audience import Audience
from participation.people.customers.mine import own_rows
from participation.people.customers.models import Customer
from participation.people.groups.models import Group, Membership
from reports.kinds import Scope


class WrittenSectionQuerySet(models.QuerySet):
    def of(self, scope: Scope):
        return self.filter(kind=scope.kind.code, about=scope.about)

    def live(self):
        return self.exclude(state=WrittenSection.State.TAKEN_BACK)

    def to_read(self):
        """Handed in, and nobody of ours has answered yet."""
        return self.filter(state=WrittenSection.State.HANDED_IN)

    def unwritten(self):
        """Still with whoever writes them."""
        return self.filter(state__in=WrittenSection.OPEN)

    def accepted(self):
        return self.filter(state=WrittenSection.State.ACCEPTED)

    def of_writer(self, writer: Q):
        """Those of a customer, and of the groups they sit on. ``writer`` finds rows that name them."""
        sits_on = Membership.objects.sitting().filter(writer).values("group")
        return self.filter(writer | Q(group__in=sits_on))

    def own(self, request):
        """What the signed-in person may write, or the one an officer acts for."""
        return self.of_writer(own_rows(request))

    def read_by(self, user):
        """Those whose words this person may read: staff, none that its writer has not handed in."""
        seen = self.visible_to(user)
        if Audience.STAFF.admits(user):
            return seen.filter(state__in=WrittenSection.OURS_TO_READ)
        return seen

    def visible_to(self, user):
        if Audience.STAFF.admits(user):
            return self
        return self.of_writer(Q(customer__user=user) if user.is_authenticated else Q(pk__in=()))


class WrittenSection(models.Model):
    """A section of one report that a customer, or a group together, is asked to write (seed row K-37).

    Its words are its writer's: staff accept it or send it back, and no form of theirs changes it.
    ``agreed_at`` is when its writer said that it may be published, to the words in ``agreed_to``.
    Taking it back keeps the row.
    """

    class State(models.TextChoices):
        ASKED = "asked", "Being written"
        HANDED_IN = "handed_in", "Handed in"
        SENT_BACK = "sent_back", "Sent back"
        ACCEPTED = "accepted", "Accepted"
        TAKEN_BACK = "taken_back", "Taken back"

    #: Its writer can change it.
    OPEN = (State.ASKED, State.SENT_BACK)
    #: Staff read what its writer gave them, and nothing before or after.
    OURS_TO_READ = (State.HANDED_IN, State.ACCEPTED)

    kind = models.CharField(max_length=40, help_text="Of report.")
    about = models.CharField(
        max_length=120, help_text="Which report of its kind, as in an edition."
    )
    report = models.CharField(max_length=200, help_text="What the report is called.")
    customer = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="written_sections"
    )
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="written_sections"
    )
    wish = models.TextField(blank=True, help_text="What we would like it to be about.")
    due_on = models.DateField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)

    title = models.CharField(max_length=100, blank=True)
    text = models.TextField(blank=True)
    picture = models.FileField(upload_to="written/%Y/", blank=True)
    alt = models.CharField(
        max_length=250, blank=True, help_text="What the picture shows, for who cannot see it."
    )
    named = models.CharField(
        max_length=100, blank=True, help_text="The name to print. Empty: a tenant, or the group."
    )
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_to = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    sent_back_why = models.TextField(blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = WrittenSectionQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        indexes = [
            models.Index(fields=["kind", "about"], name="sections_of_a_report"),
            models.Index(
                fields=["handed_in_at"], condition=Q(state="handed_in"), name="sections_to_read"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(customer=None, group__isnull=False)
                | Q(customer__isnull=False, group=None),
                name="a_section_is_by_a_customer_or_a_group",
            ),
            models.UniqueConstraint(
                fields=["kind", "about", "customer"],
                condition=~Q(state="taken_back") & Q(customer__isnull=False),
                name="a_customer_writes_one_section_of_a_report",
            ),
            models.UniqueConstraint(
                fields=["kind", "about", "group"],
                condition=~Q(state="taken_back") & Q(group__isnull=False),
                name="a_group_writes_one_section_of_a_report",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["handed_in", "accepted"])
                | (Q(agreed_at__isnull=False) & ~Q(title="")),
                name="a_section_handed_in_may_be_published",
            ),
            models.CheckConstraint(
                condition=~Q(state="sent_back") | ~Q(sent_back_why=""),
                name="a_section_sent_back_says_why",
            ),
            models.CheckConstraint(
                condition=Q(picture="")
                | ~Q(alt="")
                | Q(state__in=["asked", "sent_back", "taken_back"]),
                name="a_picture_handed_in_says_what_it_shows",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.writer}, {self.report}"

    def get_absolute_url(self) -> str:
        """Where its writer finds it."""
        return reverse("written:write", args=[self.pk])

    @property
    def source(self) -> str:
        """How messages name this row: ``written.writtensection:12``."""
        return f"written.writtensection:{self.pk}"

    @property
    def writer(self) -> Customer | Group:
        found = self.customer or self.group
        assert found is not None
        return found

    @property
    def author(self) -> str:
        """Whose name is printed under it."""
        if self.named:
            return self.named
        if self.group:
            return str(self.group)
        tenure = self.customer.tenure if self.customer else None
        return "A tenant" if tenure and tenure.rents_from_us else "A customer"

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @property
    def is_ours_to_read(self) -> bool:
        return self.state in self.OURS_TO_READ

    @property
    def is_accepted(self) -> bool:
        return self.state == self.State.ACCEPTED

    @property
    def is_handed_in(self) -> bool:
        return self.state == self.State.HANDED_IN

    @property
    def is_taken_back(self) -> bool:
        return self.state == self.State.TAKEN_BACK

    @property
    def look(self) -> str:
        """Of its tag."""
        looks = {self.State.ACCEPTED: "done", self.State.HANDED_IN: "doing"}
        return looks.get(self.State(self.state), "plain")
