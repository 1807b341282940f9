import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from base.accounts.models import User, shown_name
from base.core.audience import Audience
from base.core.history import HistoricalRecords
from participation.people.customers.models import Customer

from .groups import Group
from .kinds import GroupKind


class MembershipQuerySet(models.QuerySet):
    def sitting(self, on=None):
        """Who sits on a group now, or sat on it ``on`` a day. A group that ends ends its seats."""
        if on is None:
            return self.filter(until_on=None)
        return self.filter(Q(until_on=None) | Q(until_on__gte=on), from_on__lte=on)

    def by_office(self):
        """The chair first, then as :class:`Membership.Role` names them."""
        order = [
            When(role=role, then=Value(place)) for place, role in enumerate(Membership.Role.values)
        ]
        name = Coalesce("customer__name", shown_name("colleague"))
        return self.order_by(Case(*order), name, "pk")

    def of_customers(self):
        """Without the colleagues. Where ``customer`` is asked to be none of these, none may be empty."""
        return self.filter(customer__isnull=False)

    def of_customer_who_is(self, user):
        """The seats of whoever signs in with this account, as a customer."""
        return self.filter(customer__user=user.pk)

    def counted(self):
        """Those whom a rule of how many counts: an observer looks on."""
        return self.exclude(role=Membership.Role.OBSERVER)

    def scrutinising(self):
        """The seats with which the role of scrutiny panel member comes."""
        return self.sitting().of_customers().counted().filter(group__kind__scrutinises=True)

    def recommending(self):
        """The seats from which a group's recommendations are written, sent and confirmed."""
        return self.sitting().of_customers().counted().filter(group__kind__recommends=True)

    def to_tell_of_end(self, today=None):
        """Their term ends within what their kind of group says is notice enough, and nobody told them."""
        today = today or timezone.localdate()
        due = Q(pk__in=[])
        for weeks in set(GroupKind.objects.values_list("notice_weeks", flat=True)):
            within = today + dt.timedelta(weeks=weeks)
            due |= Q(group__kind__notice_weeks=weeks, term_ends_on__lte=within)
        return self.sitting().filter(due, term_told_on=None)

    def past_their_term(self, today=None):
        """Those whose last day has gone by."""
        return self.sitting().filter(term_ends_on__lt=today or timezone.localdate())

    def visible_to(self, user):
        if Audience.STAFF.admits(user):
            return self
        return self.filter(Q(customer__user=user) | Q(colleague=user))


class Membership(models.Model):
    """One person's sitting on one group in one role, from when until when (seed row T-26).

    A person may sit on many groups at once, and comes back to one as a new row. It is a customer, who may
    sit there as a member of a scrutiny panel, or a colleague (seed rows R-05, K-72). Where the kind of
    group has a term of office, ``term_ends_on`` is its last day, and ``term_told_on`` when they heard of it. Whom the
    group chose for an office while they sat there has it since ``office_from_on``.
    """

    class Class(models.TextChoices):
        CUSTOMER = "customer", "Customer"
        PANEL_MEMBER = "panel", "Scrutiny panel member"
        STAFF = "staff", "Staff"

    class Role(models.TextChoices):
        CHAIR = "chair", "Chair"
        VICE_CHAIR = "vice_chair", "Vice chair"
        SECRETARY = "secretary", "Secretary"
        TREASURER = "treasurer", "Treasurer"
        COMMITTEE = "committee", "Committee member"
        MEMBER = "member", "Member"
        CO_OPTED = "co_opted", "Co-opted"
        OBSERVER = "observer", "Observer"

    #: Offices that one person holds at a time; of the others there may be several, such as joint secretaries.
    HELD_BY_ONE = (Role.CHAIR,)

    group = models.ForeignKey(Group, models.PROTECT, related_name="memberships")
    customer = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        help_text="Whoever sits there for the landlord: staff, Board, councillors.",
    )
    sits_as = models.CharField(
        max_length=8, choices=Class, default=Class.CUSTOMER, db_default=Class.CUSTOMER
    )
    role = models.CharField(max_length=10, choices=Role, default=Role.MEMBER)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    term_ends_on = models.DateField(null=True, blank=True)
    office_from_on = models.DateField(
        null=True, blank=True, editable=False, help_text="Empty: in this role from the first day."
    )
    term_told_on = models.DateField(null=True, blank=True, editable=False)

    objects = MembershipQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-from_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "customer"],
                condition=Q(until_on=None),
                name="a_person_sits_on_a_group_once_at_a_time",
                violation_error_message="They sit on this group already.",
            ),
            models.UniqueConstraint(
                fields=["group", "colleague"],
                condition=Q(until_on=None),
                name="a_colleague_sits_on_a_group_once_at_a_time",
                violation_error_message="They sit on this group already.",
            ),
            models.CheckConstraint(
                condition=Q(customer__isnull=True, colleague__isnull=False, sits_as="staff")
                | (Q(customer__isnull=False, colleague__isnull=True) & ~Q(sits_as="staff")),
                name="a_seat_is_a_customers_or_a_colleagues",
            ),
            models.CheckConstraint(
                condition=Q(term_ends_on=None) | Q(term_ends_on__gte=F("from_on")),
                name="a_term_ends_after_it_starts",
                violation_error_message="Their term must end after their first day.",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="a_membership_ends_after_it_starts",
                violation_error_message="The last day must be the first day or later.",
            ),
        ]

    @property
    def may_take_office(self) -> bool:
        """A customer who sits there today and does more than look on."""
        return (
            self.until_on is None
            and self.customer_id is not None
            and self.role != self.Role.OBSERVER
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()} of {self.group}"

    def get_absolute_url(self) -> str:
        return reverse("groups:membership", args=[self.pk])

    @property
    def person(self) -> Customer | User:
        """Who sits there."""
        who = self.customer or self.colleague
        assert who is not None  # a_seat_is_a_customers_or_a_colleagues
        return who
