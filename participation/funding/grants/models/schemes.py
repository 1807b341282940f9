"""What money there is to ask for: schemes, and the rates of each for one financial year."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from base.core.history import HistoricalRecords
from base.core.periods import EARLIEST, FinancialYear
from participation.people.groups.models import Group, GroupKind
from participation.questionnaires.models import Questionnaire


class Scheme(models.Model):
    """One sort of grant (T-34): what it is for, which kinds of group may have it, on which conditions."""

    class Method(models.TextChoices):
        UP_TO = "up_to", "Up to a fixed sum for each group"
        SHARED = "shared", "The same for each group, and the rest by how many people it speaks for"
        ASKED = "asked", "As much as a group asks for, within the budget"
        AS_NEEDED = "as_needed", "As the need arises, without a budget"

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=80, unique=True)
    what_for = models.TextField(help_text="What a group may use it for.")
    method = models.CharField(max_length=10, choices=Method)
    kinds = models.ManyToManyField(
        GroupKind,
        blank=True,
        related_name="+",
        help_text="Which kinds of group may have it. None chosen: every kind.",
    )
    conditions = models.TextField(
        blank=True,
        help_text="One a line. Each is checked before anything is paid (T-37).",
    )
    is_of_works = models.BooleanField(
        default=False,
        db_default=False,
        help_text="It pays for small works, which the review group puts in order.",
    )
    is_assessed = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Two of us score each application before a manager decides.",
    )
    criteria = models.TextField(
        blank=True,
        db_default="",
        help_text="One a line. Each is scored from 0 to 5.",
    )
    questionnaire = models.OneToOneField(
        Questionnaire,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="grant_scheme",
        help_text="What a group is asked that applies for it.",
    )
    position = models.PositiveSmallIntegerField(default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(method__in=["up_to", "shared", "asked", "as_needed"]),
                name="a_scheme_is_shared_out_in_a_known_way",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def has_budget(self) -> bool:
        return self.method != self.Method.AS_NEEDED

    @property
    def is_shared(self) -> bool:
        return self.method == self.Method.SHARED

    @property
    def staff_address(self) -> str:
        """Where the pages of its questions lead back to."""
        return reverse("grants:schemes")

    @property
    def conditions_to_check(self) -> list[str]:
        return _lines(self.conditions)

    @property
    def criteria_to_score(self) -> list[str]:
        return _lines(self.criteria)


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


class SchemeYearQuerySet(models.QuerySet):
    def to_count(self, today):
        """Those whose people are to be counted by today, and are not yet."""
        due = self.filter(counted_on__lte=today, counted_at=None, scheme__method="shared")
        return due.filter(starts__gte=FinancialYear.of(today).start_year)

    def next_not_set(self):
        """The last year of each scheme with a budget: the one after has no rates yet (F-05)."""
        after = SchemeYear.objects.filter(scheme=OuterRef("scheme"), starts__gt=OuterRef("starts"))
        return self.exclude(scheme__method="as_needed").exclude(Exists(after))


class SchemeYear(models.Model):
    """A scheme in one financial year, with the rates that were set for that year with its budget (F-05).

    How much money it has is no column: it is what the ledger says. Rates are in pounds.
    """

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="scheme_years")
    starts = models.PositiveSmallIntegerField(help_text="2026 for 1 April 2026 to 31 March 2027.")
    first_year_most = models.DecimalField(
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="At most so much for a group in its first year (F-60).",
    )
    later_most = models.DecimalField(
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="At most so much for a group in a later year (F-60).",
    )
    flat_rate = models.DecimalField(
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Every association has so much, whatever its size (T-36).",
    )
    usual_most = models.DecimalField(
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="What one award usually does not pass. More is possible, and is pointed out (R-60).",
    )
    counted_on = models.DateField(
        null=True, blank=True, help_text="The day on which tenants and owners are counted."
    )
    counted_at = models.DateTimeField(null=True, editable=False)
    agreed_at = models.DateTimeField(
        null=True, editable=False, help_text="When the worked table was agreed."
    )
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    review = models.TextField(
        blank=True,
        db_default="",
        editable=False,
        help_text="What to do otherwise next year (R-65).",
    )
    reviewed_at = models.DateTimeField(null=True, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = SchemeYearQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-starts", "scheme__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "starts"], name="a_scheme_has_a_year_once"),
            models.CheckConstraint(
                condition=Q(starts__gte=EARLIEST, starts__lte=2200), name="a_scheme_year_is_a_year"
            ),
            models.CheckConstraint(
                condition=Q(review="", reviewed_at=None)
                | ~Q(review="") & Q(reviewed_at__isnull=False, reviewed_by__isnull=False),
                name="somebody_reviews_a_scheme_year",
            ),
            models.CheckConstraint(
                condition=Q(agreed_at=None) | Q(counted_at__isnull=False, agreed_by__isnull=False),
                name="a_table_is_counted_before_it_is_agreed",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{rate: None}) | Q(**{f"{rate}__gte": 0}),
                    name=f"a_{rate}_is_not_negative",
                )
                for rate in ("first_year_most", "later_most", "flat_rate", "usual_most")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}, {self.period}"

    def get_absolute_url(self) -> str:
        return reverse("grants:year", args=[self.pk])

    @property
    def period(self) -> FinancialYear:
        return FinancialYear.starting(self.starts)

    def most_for(self, group: Group):
        """What the group may have of it in all this year; None for no limit but the budget.

        A group is in its first year in the financial year in which it was formed, or recognised where
        nobody knows when it was formed.
        """
        if self.scheme.method != Scheme.Method.UP_TO:
            return None
        began = group.formed_on or group.recognised_on
        return self.first_year_most if began and began in self.period else self.later_most
