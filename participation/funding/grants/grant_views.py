"""Grants that groups asked for: what is to be decided, and what became of each."""

from decimal import Decimal

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views.generic import DetailView, View

from base.core.audience import Audience
from base.core.documents import handed_out
from base.core.lists import Column, ListFilter, StaffList, addresses, lines, link, tag
from base.core.templatetags.words import pounds
from base.core.views import ActOnForm
from participation.people.groups.one_group import OneGroup

from . import services, stats
from .eligible import offers_to
from .forms import AskForm
from .models import Grant, GrantQuerySet, SchemeYear
from .services.assessing import ASSESSORS
from .stages import stage_of


class GrantFilter(ListFilter):
    everything = {"which": "all"}

    which = forms.ChoiceField(
        label="Which?",
        required=False,
        choices=[("", "To decide"), ("turned_down", "Not awarded"), ("all", "All")],
    )

    def narrow(self, rows: GrantQuerySet) -> GrantQuerySet:
        self.is_valid()
        match self.cleaned_data.get("which"):
            case "all":
                return rows
            case "turned_down":
                return rows.exclude(turned_down_at=None)
        return rows.to_decide()


class Grants(StaffList):
    audience = Audience.STAFF
    title = "What groups asked for"
    one, many = "grant", "grants"
    columns = (
        Column("Group", sort="group__name", also=("What for",)),
        Column("Scheme", sort=("scheme_year__scheme__name", "scheme_year__starts"), also=("Year",)),
        Column("Asked for", numeric=True),
        Column("Awarded", numeric=True),
        Column("Paid", numeric=True),
        Column("Where it stands"),
    )
    opens_with = ("-added_at",)
    filter_class = GrantFilter
    queryset = Grant.objects.with_scored().select_related("group", "scheme_year__scheme", "account")
    nothing = "No group has asked for anything yet."
    nothing_fits = "No grant waits for a decision."
    back = ("grants:list", "Grants")

    def look_up(self, rows: list[Grant]) -> None:
        self.page_of = addresses("grants:grant")
        self.money = stats.balances_by("grant", rows)

    def row(self, row: Grant):
        money = self.money.get(row.pk, stats.NOTHING)
        stage = stage_of(row, money, row.scored)
        return (
            lines(link(row.group.name, self.page_of(row.pk)), row.what_for),
            lines(row.scheme_year.scheme.name, str(row.scheme_year.period)),
            pounds(money.asked),
            pounds(money.awarded),
            pounds(money.paid),
            tag(stage.for_staff, stage.tag),
        )


class Ask(OneGroup, ActOnForm):
    """Keyed in for a group. Before anything is written, the page says which grants it may have and which not."""

    audience = Audience.STAFF
    form_class = AskForm
    template_name = "grants/ask.html"
    success_message = "It is on record."

    @cached_property
    def offers(self):
        return offers_to(self.group)

    def get_form_kwargs(self):
        may = [one.year.pk for one in self.offers if not one.why_not]
        years = SchemeYear.objects.filter(pk__in=may).select_related("scheme")
        return {**super().get_form_kwargs(), "years": years}

    def act(self, form) -> Grant:
        return services.ask(group=self.group, by=self.request.user, **form.cleaned_data)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            may=[one for one in self.offers if not one.why_not],
            may_not=[one for one in self.offers if one.why_not],
            **kwargs,
        )


def spending_of(grant: Grant) -> dict:
    """What the pages about a grant show of its receipts and of what the group told."""
    account = getattr(grant, "account", None)
    if account is None:
        return {"account": None}
    account.grant = grant
    receipts = list(grant.receipts.all())
    return {
        "account": account,
        "receipts": receipts,
        "photos": account.photos.all(),
        "to_hand_in": sum((one.pounds for one in receipts if one.claim_id is None), Decimal(0)),
        "handed_in": sum((one.pounds for one in receipts if one.claim_id), Decimal(0)),
    }


class GrantPage(DetailView):
    audience = Audience.STAFF
    template_name = "grants/grant.html"
    context_object_name = "grant"
    queryset = Grant.objects.select_related(
        "group",
        "scheme_year__scheme",
        "conditions_met_by",
        "accepted_by",
        "account__settled_by",
        "work",
    )

    def get_context_data(self, **kwargs):
        money = stats.of_grant(self.object)
        year = self.object.scheme_year
        assessed = list(self.object.assessments.select_related("by"))
        scores = services.scores_of(self.object)
        carried = services.deduction_for(self.object)
        over = bool(year.usual_most) and max(money.asked, money.awarded) > year.usual_most
        entries = self.object.entries.select_related("by")
        return super().get_context_data(
            money=money,
            figures=stats.figures(money, stats.OF_GROUP),
            stage=stage_of(self.object, money, len(scores.names)),
            most=year.most_for(self.object.group),
            is_over_usual=over,
            conditions=self.object.conditions_met.splitlines() or year.scheme.conditions_to_check,
            entries=entries.with_what_can_go(),
            assessed=assessed,
            scores=scores,
            to_score=year.scheme.is_assessed and len(scores.names) < ASSESSORS,
            has_scored=any(one.by_id == self.request.user.pk for one in assessed),
            sees_scores=len(scores.names) >= ASSESSORS
            or any(one.by_id == self.request.user.pk for one in assessed),
            barred=services.why_barred(self.object, self.request.user),
            work=getattr(self.object, "work", None),
            **spending_of(self.object),
            carried=carried,
            proposal=max(money.asked - carried.deducted, Decimal(0)) if carried else money.asked,
            answers=services.answers_of(self.object),
            files=services.files_of(self.object),
            letters=self.object.letters.select_related("posted_by"),
            decides=Audience.MANAGERS.admits(self.request.user),
            to_decide=not self.object.turned_down_at and money.awarded == 0,
            **kwargs,
        )


class ItsFile(View):
    """A price or a picture that came with an application."""

    audience = Audience.STAFF
    http_method_names = ["get"]

    def get(self, request, pk, answer):
        grant = get_object_or_404(Grant, pk=pk)
        for one in services.files_of(grant):
            if one.pk == answer:
                return handed_out(one.file, f"{grant.reference} {one.question.words}")
        raise Http404("No such file came with it.")
