from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.history import HistoricalRecords
from participation.people.customers.models import Area, PreferenceOption
from participation.programme.activities.models import Activity

#: The three barriers are options that customers tick, so that a landlord may add a fourth.
BARRIERS = {"kind": PreferenceOption.Kind.DIGITAL}


def barriers() -> models.QuerySet[PreferenceOption]:
    return PreferenceOption.objects.of(PreferenceOption.Kind.DIGITAL)


class NeedQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(retired_at=None)


class Need(models.Model):
    """Something that people look for help with where they live (B-71). A landlord may add one."""

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = NeedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class SignpostQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(closed_at=None)

    def for_customers(self):
        return self.in_use().exclude(for_whom=Signpost.ForWhom.STAFF)

    def due_for_checking(self, today=None):
        return self.in_use().filter(check_by__lte=today or timezone.localdate())

    def near(self, area: Area):
        """Help that covers the area, a part of it or more than it; and help that is everywhere."""
        return self.filter(
            Q(area=None) | Q(area__in=area.with_wider) | Q(area__in=Area.objects.within([area.pk]))
        )

    def online(self):
        """Those that help with getting online, whatever else they do."""
        return self.filter(pk__in=Signpost.barriers.through.objects.values("signpost"))

    def meeting(self, need):
        return self.filter(needs=need)

    def helping_with(self, options):
        """Each once, whichever of the barriers it helps with."""
        through = Signpost.barriers.through.objects
        return self.filter(pk__in=through.filter(preferenceoption__in=options).values("signpost"))

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.for_customers()


class Signpost(models.Model):
    """A local service: what it helps with and where (B-71). Outside agencies mostly, and our own.

    ``barriers`` are what it does for getting online (K-20, K-21), ``needs`` are everything else.
    Somebody here rings and checks that it is still true; ``check_by`` is when they do so again.
    """

    class Kind(models.TextChoices):
        HELP = "help", "Help and advice"
        TRAINING = "training", "Training"
        OURS = "ours", "One of our own services"

    class ForWhom(models.TextChoices):
        CUSTOMERS = "customers", "Customers"
        STAFF = "staff", "Our staff"
        EVERYONE = "everyone", "Customers and our staff"

    name = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=8, choices=Kind)
    for_whom = models.CharField(max_length=9, choices=ForWhom, default=ForWhom.CUSTOMERS)
    what = models.TextField(help_text="What they do, as you would tell a neighbour.")
    barriers = models.ManyToManyField(
        PreferenceOption, blank=True, limit_choices_to=BARRIERS, related_name="signposts"
    )
    needs = models.ManyToManyField(Need, blank=True, related_name="signposts")
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="signposts",
        help_text="Empty: everywhere.",
    )
    when = models.CharField(max_length=150, blank=True, help_text="Days and times, or dates.")
    cost = models.CharField(max_length=100, default="Free")
    phone = models.CharField(max_length=30, blank=True)
    web = models.URLField(blank=True)
    address = models.CharField(max_length=200, blank=True)
    checked_on = models.DateField()
    check_by = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = SignpostQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(phone="") | ~Q(web="") | ~Q(address=""),
                name="a_signpost_says_how_to_reach_them",
            ),
            models.CheckConstraint(
                condition=Q(check_by__gt=F("checked_on")),
                name="a_signpost_is_checked_again_later",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("learning:edit", args=[self.pk])

    @property
    def is_due(self) -> bool:
        return self.closed_at is None and self.check_by <= timezone.localdate()


class ProgrammeActivity(models.Model):
    """An activity that is part of the digital inclusion programme (F-14), and whom it reached.

    Numbers and no names: a person who was helped in two ways counts for both barriers.
    """

    activity = models.OneToOneField(
        Activity, models.PROTECT, related_name="digital_inclusion", primary_key=True
    )
    partner = models.CharField(max_length=100, blank=True, help_text="Who ran it with us.")
    learned = models.TextField(blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "programme activities"

    def __str__(self) -> str:
        return self.activity.title


class Reached(models.Model):
    """How many people one activity of the programme helped with one barrier."""

    programme_activity = models.ForeignKey(
        ProgrammeActivity, models.CASCADE, related_name="reached"
    )
    barrier = models.ForeignKey(
        PreferenceOption, models.PROTECT, limit_choices_to=BARRIERS, related_name="+"
    )
    people = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "reached"
        constraints = [
            models.UniqueConstraint(
                fields=["programme_activity", "barrier"],
                name="an_activity_counts_each_barrier_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.people}: {self.barrier}"
