from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from simple_history.models import HistoricalRecords

from base.core.audience import Audience
from participation.people.customers.models import Aim, Area, Customer


class GroupKind(models.Model):
    """A sort of group: residents' association, scrutiny panel, members' body (seed rows R-90, F-39)."""

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=80, unique=True)
    speaks_for_area = models.BooleanField(
        default=False,
        help_text="The people who live there chose it to speak for them: a residents' association.",
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class GroupQuerySet(models.QuerySet):
    def live(self):
        return self.filter(ended_on=None)

    def live_or_one_of(self, named):
        """Those there are now, and those of ``named``, numbers of groups that may have ended since."""
        return self.filter(Q(ended_on=None) | Q(pk__in=named))

    def recognised(self):
        return self.live().filter(recognised_on__isnull=False, recognition_withdrawn_on=None)

    def with_members(self):
        """Adds ``members``: how many sit on it now."""
        sitting = Q(memberships__until_on=None, memberships__isnull=False)
        return self.annotate(members=models.Count("memberships", filter=sitting))

    def within(self, area: Area):
        """For the area, or for a part of it."""
        return self.filter(area__in=Area.objects.within([area.pk]))

    def covering(self, area: Area):
        """Those that speak for the people of ``area``: for it, or for a wider place it is in."""
        return self.live().filter(kind__speaks_for_area=True, area__in=area.with_wider)

    def speaking_for(self) -> dict[int, list[str]]:
        """Those that speak for the people of a place, by the number of the place they are for."""
        speaking = self.live().filter(kind__speaks_for_area=True, area__isnull=False)
        found: dict[int, list[str]] = {}
        for area, name in speaking.order_by("name", "pk").values_list("area", "name"):
            found.setdefault(area, []).append(name)
        return found

    def visible_to(self, user):
        if Audience.STAFF.admits(user):
            return self
        if not user.is_authenticated:
            return self.none()
        mine = Membership.objects.sitting().filter(customer__user=user)
        return self.filter(pk__in=mine.values("group"))


class Group(models.Model):
    """People who sit together for longer than one activity: an association, a panel, a federation.

    Seed row R-90: its committee and their roles, how the landlord recognises it, what it was given,
    and what came of it, which its activities say. A group that has ended stays on record.
    """

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=140, unique=True)
    kind = models.ForeignKey(GroupKind, models.PROTECT, related_name="groups")
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="groups",
        help_text="Empty: it is not about one place.",
    )
    aims = models.ManyToManyField(
        Aim, related_name="groups", help_text="At least one: what it is for (R-01)."
    )
    remit = models.TextField(blank=True, help_text="What it is for and what it may decide.")
    contact = models.TextField(blank=True, help_text="How to reach it, and where it meets.")
    formed_on = models.DateField(null=True, blank=True)
    recognised_on = models.DateField(
        null=True, blank=True, help_text="Since when the landlord recognises it."
    )
    recognition_withdrawn_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects = GroupQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="a_group_name_is_used_once",
                violation_error_message="There is a group with this name already.",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="a_group_has_a_name"),
            models.CheckConstraint(
                condition=Q(recognition_withdrawn_on=None)
                | Q(recognition_withdrawn_on__gte=F("recognised_on")),
                name="recognition_is_withdrawn_after_it_was_given",
                violation_error_message="We recognised it before we withdrew that.",
            ),
            models.CheckConstraint(
                condition=Q(recognition_withdrawn_on=None) | Q(recognised_on__isnull=False),
                name="only_given_recognition_is_withdrawn",
                violation_error_message="Say since when we recognised it.",
            ),
            models.CheckConstraint(
                condition=Q(formed_on=None) | Q(ended_on=None) | Q(ended_on__gte=F("formed_on")),
                name="a_group_ends_after_it_was_formed",
                violation_error_message="It must end after it was formed.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("groups:group", args=[self.pk])

    @property
    def recognition(self) -> str:
        """How the landlord recognises it, for its tag."""
        if self.recognised_on is None:
            return "Not recognised"
        if self.recognition_withdrawn_on:
            day = date_format(self.recognition_withdrawn_on, "j F Y")
            return f"Recognition withdrawn on {day}"
        return f"Recognised since {date_format(self.recognised_on, 'j F Y')}"

    @property
    def is_recognised(self) -> bool:
        return self.recognised_on is not None and self.recognition_withdrawn_on is None


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
        return self.order_by(Case(*order), "customer__name", "pk")

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class Membership(models.Model):
    """One customer's sitting on one group in one role, from when until when (seed row T-26).

    A person may sit on many groups at once, and comes back to one as a new row.
    """

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
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role, default=Role.MEMBER)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

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
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="a_membership_ends_after_it_starts",
                violation_error_message="The last day must be the first day or later.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.customer}, {self.get_role_display()} of {self.group}"

    def get_absolute_url(self) -> str:
        return reverse("groups:membership", args=[self.pk])


class Funding(models.Model):
    """What the landlord gave a group: when, how much, what for (seed row R-90)."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="funding")
    given_on = models.DateField()
    pounds = models.DecimalField(max_digits=9, decimal_places=2)
    what_for = models.CharField(max_length=200)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-given_on", "-pk"]
        verbose_name_plural = "funding"
        constraints = [
            models.CheckConstraint(condition=Q(pounds__gt=0), name="funding_is_more_than_nothing")
        ]

    def __str__(self) -> str:
        return f"£{self.pounds} for {self.what_for}"
