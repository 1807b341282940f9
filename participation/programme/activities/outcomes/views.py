"""You said, we did: for everybody to read."""

from django.db.models import F
from django.shortcuts import get_object_or_404
from django.views.generic import ListView, TemplateView

from base.core.audience import Audience
from base.core.kept_queries import kept_query
from base.core.paging import NearestPage

from ..models import Outcome
from ..stats import times_taken_part
from .search import OutcomeSearch, counted_by_state, every_state


class OutcomeList(NearestPage, ListView):
    """With its search, and its counts by state."""

    audience = Audience.EVERYONE
    template_name = "activities/outcomes.html"
    context_object_name = "outcomes"
    paginate_by = 20

    def get_queryset(self):
        self.search = OutcomeSearch(self.request.GET)
        self.state = ""
        if not any(self.request.GET.get(name) for name in self.search.fields):
            self.counts = every_state(counts_of_all.rows())
            return all_cards.pages()
        rows = Outcome.objects.published().as_cards()
        found = self.search.narrow(rows) if self.search.is_valid() else rows.none()
        self.counts = every_state(counted_by_state(found))
        self.state = self.search.cleaned_data.get("state", "")
        return latest_first(found.filter(state=self.state) if self.state else found)

    def get_paginator(self, *args, **kwargs):
        paginator = super().get_paginator(*args, **kwargs)
        paginator.count = self.counts[self.state] if self.state else sum(self.counts.values())
        return paginator

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            form=self.search,
            counts=[(state, self.counts[state]) for state in Outcome.State],
            total=sum(self.counts.values()),
            state=self.state,
            asked=any(self.request.GET.values()),
            **kwargs,
        )


def latest_first(outcomes):
    return outcomes.order_by(F("answered_on").desc(nulls_last=True), "-said_on", "-pk")


@kept_query
def all_cards(told):
    return latest_first(Outcome.objects.published().as_cards())


@kept_query
def counts_of_all(told):
    return counted_by_state(Outcome.objects.published())


class OutcomePage(TemplateView):
    audience = Audience.EVERYONE
    template_name = "activities/outcome.html"

    def get_context_data(self, slug, **kwargs):
        outcomes = Outcome.objects.visible_to(self.request.user)
        outcome = get_object_or_404(outcomes.select_related("activity", "area"), slug=slug)
        activity = outcome.activity
        readable = outcome.has_open_origin
        return super().get_context_data(
            outcome=outcome,
            activity=activity if readable else None,
            took_part=times_taken_part(activity) if readable else 0,
            took_part_means=times_taken_part.definition,
            **kwargs,
        )
