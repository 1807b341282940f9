"""Every activity, for the officer who looks for one."""

from django import forms
from django.db.models import OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.views.generic import ListView, TemplateView

from base.core.audience import Audience
from base.core.measures import counted_lately
from base.core.periods import FinancialYear

from . import kinds, stats
from .models import Activity, Engagement


class ActivityFilter(forms.Form):
    """Answers that make no sense are left out."""

    STATES = [
        ("", "All"),
        ("coming", "Coming or open"),
        ("to_close_out", "Over, not closed out"),
        ("closed_out", "Closed out"),
        ("draft", "Drafts"),
        ("called_off", "Called off"),
    ]

    title = forms.CharField(label="Words in the title", required=False)
    kind = forms.ChoiceField(
        label="Kind", choices=lambda: [("", "All kinds"), *kinds.choices()], required=False
    )
    state = forms.ChoiceField(label="State", choices=STATES, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].widget.attrs["class"] = "govuk-input"
        for name in ("kind", "state"):
            self.fields[name].widget.attrs["class"] = "govuk-select"

    def wanted(self) -> Q:
        self.is_valid()
        chosen = self.cleaned_data
        now = timezone.now()
        states = {
            "coming": Q(ends_at__gte=now, cancelled_at=None),
            "to_close_out": Q(ends_at__lt=now, cancelled_at=None, closed_out_at=None),
            "closed_out": Q(closed_out_at__isnull=False),
            "draft": Q(published_at=None, cancelled_at=None, ends_at__gte=now),
            "called_off": Q(cancelled_at__isnull=False),
        }
        wanted = states.get(chosen.get("state"), Q())
        if kind := chosen.get("kind"):
            wanted &= Q(kind=kind)
        for word in chosen.get("title", "").split()[:8]:
            wanted &= Q(title__icontains=word)
        return wanted


class ActivityList(ListView):
    audience = Audience.STAFF
    template_name = "activities/staff_list.html"
    context_object_name = "activities"
    paginate_by = 25

    def get_queryset(self):
        self.filter = ActivityFilter(self.request.GET)
        people = Engagement.objects.filter(activity=OuterRef("pk")).order_by().values("activity")
        return (
            Activity.objects.visible_to(self.request.user)
            .filter(self.filter.wanted())
            .select_related("lead_officer")
            .annotate(people=Coalesce(Subquery(people.annotate(n=Sum("people")).values("n")), 0))
            .order_by("-starts_at", "-pk")
        )

    def get_context_data(self, **kwargs):
        year = FinancialYear.current()
        so_far = year.so_far
        counted_at, ways = counted_lately(
            f"ways:{so_far.first}:{so_far.last}", lambda: stats.by_way(so_far)
        )
        is_filtered = any(self.request.GET.get(name) for name in self.filter.fields)
        return super().get_context_data(
            filter=self.filter,
            year=year,
            ways=ways,
            counted_at=counted_at,
            ways_definition=stats.by_way.definition,
            is_filtered=is_filtered,
            clear_address=reverse("activities:staff_list") if is_filtered else "",
            **kwargs,
        )


class ActivitiesByKind(TemplateView):
    """What was held in a year by kind of taking part, the most first, and kinds with none (K-63)."""

    audience = Audience.STAFF
    template_name = "activities/by_kind.html"
    YEARS = 5

    def get_context_data(self, **kwargs):
        now = FinancialYear.current().start_year
        years = [FinancialYear.starting(start) for start in range(now, now - self.YEARS, -1)]
        asked = self.request.GET.get("year", "")
        year = next((one for one in years if str(one.start_year) == asked), years[0])
        found = {row.code: row for row in stats.by_kind(year)}
        held = [(kind, found.get(kind.code)) for kind in kinds.registered()]
        rows = [(kind, row) for kind, row in held if row]
        return super().get_context_data(
            year=year,
            years=years,
            rows=sorted(rows, key=lambda row: (-row[1].activities, row[0].label)),
            none=[kind for kind, row in held if row is None],
            definition=stats.by_kind.definition,
            **kwargs,
        )
