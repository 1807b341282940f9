"""Grants that groups asked for: what is to be decided, and what became of each."""

from django import forms
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.lists import Column, ListFilter, StaffList, addresses, lines, link, tag
from base.core.periods import FinancialYear
from base.core.templatetags.words import pounds
from base.core.views import ActOnForm, FormAboutRow
from participation.people.groups.one_group import OneGroup

from . import services, stats
from .forms import AskForm, AwardForm, ConditionsForm, MoveForm, WhyForm
from .models import Entry, Grant, GrantQuerySet, SchemeYear
from .services.giving import why_not
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
    queryset = Grant.objects.select_related("group", "scheme_year__scheme")
    nothing = "No group has asked for anything yet."
    nothing_fits = "No grant waits for a decision."
    back = ("grants:list", "Grants")

    def look_up(self, rows: list[Grant]) -> None:
        self.page_of = addresses("grants:grant")
        self.money = stats.balances_by("grant", rows)

    def row(self, row: Grant):
        money = self.money.get(row.pk, stats.NOTHING)
        stage = stage_of(row, money)
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

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        from_now = SchemeYear.objects.filter(starts__gte=FinancialYear.current().start_year)
        open_years = from_now.exclude(scheme__method="as_needed").select_related("scheme")
        found = open_years.prefetch_related("scheme__kinds")
        self.reasons = {year: why_not(year, self.group) for year in found}

    def get_form_kwargs(self):
        may = [year.pk for year, reason in self.reasons.items() if not reason]
        years = SchemeYear.objects.filter(pk__in=may).select_related("scheme")
        return {**super().get_form_kwargs(), "years": years}

    def act(self, form) -> Grant:
        return services.ask(group=self.group, by=self.request.user, **form.cleaned_data)

    def get_context_data(self, **kwargs):
        may = [
            (year, year.most_for(self.group)) for year, reason in self.reasons.items() if not reason
        ]
        may_not = [(year, reason) for year, reason in self.reasons.items() if reason]
        return super().get_context_data(may=may, may_not=may_not, **kwargs)


class GrantPage(DetailView):
    audience = Audience.STAFF
    template_name = "grants/grant.html"
    context_object_name = "grant"
    queryset = Grant.objects.select_related("group", "scheme_year__scheme", "conditions_met_by")

    def get_context_data(self, **kwargs):
        money = stats.of_grant(self.object)
        year = self.object.scheme_year
        over = bool(year.usual_most) and max(money.asked, money.awarded) > year.usual_most
        entries = self.object.entries.select_related("by")
        return super().get_context_data(
            money=money,
            figures=stats.figures(money, stats.OF_GROUP),
            stage=stage_of(self.object, money),
            most=year.most_for(self.object.group),
            is_over_usual=over,
            conditions=self.object.conditions_met.splitlines() or year.scheme.conditions_to_check,
            entries=entries.with_what_can_go(),
            decides=Audience.MANAGERS.admits(self.request.user),
            to_decide=not self.object.turned_down_at and money.awarded == 0,
            **kwargs,
        )


class AboutGrant(FormAboutRow):
    model = Grant
    context_object_name = "grant"
    template_name = "grants/write.html"
    heading = ""

    def get_queryset(self):
        return super().get_queryset().select_related("group", "scheme_year__scheme")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.heading,
            caption=self.row,
            back=self.row.get_absolute_url(),
            back_words="The grant",
            **kwargs,
        )


class Award(AboutGrant):
    audience = Audience.MANAGERS
    form_class = AwardForm
    heading = "Award it"
    refused_at = "pounds"
    success_message = "It is awarded."

    def act(self, form) -> Grant:
        services.award(grant=self.row, by=self.request.user, **form.cleaned_data)
        return self.row


class TurnDown(AboutGrant):
    audience = Audience.MANAGERS
    form_class = WhyForm
    heading = "Do not award it"
    success_message = "It is not awarded. The group reads your reason."

    def act(self, form) -> Grant:
        services.turn_down(grant=self.row, by=self.request.user, **form.cleaned_data)
        return self.row


class Conditions(AboutGrant):
    audience = Audience.STAFF
    form_class = ConditionsForm
    heading = "Conditions"
    success_message = "The conditions are checked."

    def get_form_kwargs(self):
        asked = self.row.scheme_year.scheme.conditions_to_check
        return {**super().get_form_kwargs(), "conditions": asked}

    def act(self, form) -> Grant:
        services.check_conditions(grant=self.row, by=self.request.user)
        return self.row


class Move(AboutGrant):
    """Awards go up and down by a manager's word; what was paid and what came back, an officer puts on record."""

    audience = Audience.STAFF
    form_class = MoveForm
    heading = "Put on record what happened"
    refused_at = "pounds"
    success_message = "It is on record."

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if not Audience.MANAGERS.admits(self.request.user):
            form.fields["what"].choices = [
                one for one in form.fields["what"].choices if one[0] in ("pay", "give_back")
            ]
        return form

    def act(self, form) -> Grant:
        said = form.cleaned_data
        what, on = said.pop("what"), said.pop("on")
        act = {
            "pay": services.pay,
            "give_back": services.give_back,
            "raise_award": services.raise_award,
            "lower_award": services.lower_award,
        }[what]
        if what in ("pay", "give_back"):
            said["on"] = on
        act(grant=self.row, by=self.request.user, **said)
        return self.row


class TakeBack(ActOnForm):
    """An entry was a mistake. It stays, and another one beside it takes it back."""

    audience = Audience.MANAGERS
    form_class = WhyForm
    template_name = "grants/write.html"
    success_message = "It is taken back. Both entries stay in the ledger."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        rows = Entry.objects.select_related("group", "grant", "scheme_year__scheme")
        self.entry = get_object_or_404(rows, pk=kwargs["pk"])

    def leads_to(self):
        if self.entry.grant is not None:
            return self.entry.grant.get_absolute_url()
        return self.entry.scheme_year.get_absolute_url()

    def act(self, form) -> str:
        services.take_back(entry=self.entry, by=self.request.user, **form.cleaned_data)
        return self.leads_to()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading="Take back an entry",
            caption=f"{self.entry.get_kind_display()}: {pounds(self.entry.pounds)}",
            back=self.leads_to(),
            back_words="Back",
            **kwargs,
        )
