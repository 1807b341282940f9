"""You said, we did: for everybody to read."""

from django.db.models import F, QuerySet
from django.shortcuts import get_object_or_404
from django.views.generic import ListView, TemplateView

from base.core.audience import Audience
from base.core.paging import NearestPage

from ..models import Outcome
from ..stats import times_taken_part
from .search import OutcomeSearch, count_by_state


class SearchedOutcomes(NearestPage, ListView):
    """A list with its search and its counts by state. Subclasses say of which rows, in what order."""

    context_object_name = "outcomes"

    def outcomes(self) -> QuerySet[Outcome]:
        raise NotImplementedError

    def in_order(self, outcomes: QuerySet[Outcome]) -> QuerySet[Outcome]:
        raise NotImplementedError

    def get_queryset(self):
        self.search = OutcomeSearch(self.request.GET)
        rows = self.outcomes()
        found = self.search.narrow(rows) if self.search.is_valid() else rows.none()
        self.counts = count_by_state(found)
        self.state = self.search.cleaned_data.get("state", "")
        return self.in_order(found.filter(state=self.state) if self.state else found)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            form=self.search,
            counts=[(state, self.counts[state]) for state in Outcome.State],
            total=sum(self.counts.values()),
            state=self.state,
            asked=any(self.request.GET.values()),
            **kwargs,
        )


class OutcomeList(SearchedOutcomes):
    audience = Audience.EVERYONE
    template_name = "activities/outcomes.html"
    paginate_by = 20

    def outcomes(self):
        return Outcome.objects.published().as_cards()

    def in_order(self, outcomes):
        return outcomes.order_by(F("answered_on").desc(nulls_last=True), "-said_on", "-pk")


class OutcomePage(TemplateView):
    audience = Audience.EVERYONE
    template_name = "activities/outcome.html"

    def get_context_data(self, slug, **kwargs):
        outcomes = Outcome.objects.visible_to(self.request.user)
        outcome = get_object_or_404(outcomes.select_related("activity", "area"), slug=slug)
        activity = outcome.activity
        readable = activity is not None and activity.published_at is not None
        return super().get_context_data(
            outcome=outcome,
            activity=activity if readable else None,
            took_part=times_taken_part(activity) if readable else 0,
            took_part_means=times_taken_part.definition,
            **kwargs,
        )
