"""The money of one group, from the first pound: for us, and for those who sit on it."""

from django.http import Http404
from django.urls import reverse
from django.views.generic import ListView
from django.views.generic.list import MultipleObjectMixin

from base.core.audience import Audience
from base.core.paging import NearestPage
from base.core.views import ActOnForm
from participation.people.groups.insiders import standing_of
from participation.people.groups.one_group import OneGroup
from participation.programme.registration.standing import keeps

from . import services, stats
from .bearers import sits_on
from .grant_forms import GivenForm
from .models import Application, Entry, Grant
from .stages import stage_of

#: Grants are few a year; the oldest stand in the ledger below them.
MOST_GRANTS = 25


def grants_of(group) -> list[tuple]:
    """The newest grants, each with its own sums and where it stands."""
    found = (
        Grant.objects.filter(group=group)
        .with_scored()
        .select_related("group", "scheme_year__scheme", "account")
    )
    grants = list(found[:MOST_GRANTS])
    money = stats.balances_by("grant", grants)
    sums = [(one, money.get(one.pk, stats.NOTHING)) for one in grants]
    return [(one, its, stage_of(one, its, one.scored)) for one, its in sums]


class MoneyOfGroup(OneGroup, NearestPage, MultipleObjectMixin, ActOnForm):
    """Every entry there ever was, and a form for what was given as the need arose."""

    audience = Audience.STAFF
    form_class = GivenForm
    template_name = "grants/funding.html"
    refused_at = "on"
    success_message = "It is on record."
    paginate_by = 25
    context_object_name = "entries"

    def act(self, form) -> str:
        services.record_given(group=self.group, by=self.request.user, **form.cleaned_data)
        return reverse("grants:funding", args=[self.group.pk])

    def get_context_data(self, **kwargs):
        entries = Entry.objects.filter(group=self.group)
        rows = entries.with_what_can_go().select_related("by", "scheme_year__scheme", "grant")
        self.object_list = rows
        return super().get_context_data(
            figures=stats.figures(stats.balances(entries), stats.OF_GROUP),
            grants=grants_of(self.group),
            decides=Audience.MANAGERS.admits(self.request.user),
            **kwargs,
        )


class MyGroupsMoney(OneGroup, NearestPage, ListView):
    """Where each grant stands and what moved, for those who sit on the group now and nobody else: somebody who also
    works here has the page of staff for other groups."""

    audience = Audience.CUSTOMERS
    template_name = "grants/mine.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not sits_on(request.user, self.group):
            raise Http404

    paginate_by = 25
    context_object_name = "entries"

    def get_queryset(self):
        rows = Entry.objects.filter(group=self.group)
        return rows.select_related("scheme_year__scheme", "grant")

    def get_context_data(self, **kwargs):
        entries = Entry.objects.filter(group=self.group)
        return super().get_context_data(
            figures=stats.figures(stats.balances(entries), stats.OF_GROUP),
            grants=grants_of(self.group),
            keeps=keeps(standing_of(self.group, self.request.user)),
            begun=Application.objects.begun()
            .filter(group=self.group)
            .select_related("scheme_year__scheme"),
            **kwargs,
        )
