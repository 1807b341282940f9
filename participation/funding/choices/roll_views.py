"""The roll: who may vote, taking a ballot by telephone or in person, and the letters with everybody's code."""

from django import forms
from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView, View

from base.core.audience import Audience
from base.core.facts import record_fact
from base.core.lists import Column, ListFilter, StaffList, addresses, link
from base.core.refused import Refused
from base.core.spreadsheets import csv_stream
from participation.people.customers.models import Customer
from participation.questionnaires.signs import in_groups

from . import services
from .ballot_forms import StaffBallotForm
from .elections import rule_whole
from .models import Round, Voter
from .models.voting import Channel
from .services.casting import refuse_not_open
from .services.hanging import channels_of


class RollFilter(ListFilter):
    find = forms.CharField(label="Name, address or postcode", required=False, max_length=100)

    def narrow(self, rows):
        self.is_valid()
        typed = self.cleaned_data.get("find", "")
        return rows.filter(customer__in=Customer.objects.matching(typed)) if typed else rows


class Roll(StaffList):
    audience = Audience.STAFF
    personal = True
    title = "The roll"
    one, many = "person", "people"
    columns = (
        Column("Name", sort="customer__name"),
        Column("Address", sort="customer__address", contact=True),
        Column("Voted"),
    )
    opens_with = ("customer__name",)
    filter_class = RollFilter
    nothing = "The roll is being drawn up."
    nothing_fits = "Nobody on the roll fits that."
    template_name = "choices/roll.html"

    @cached_property
    def round(self) -> Round:
        return get_object_or_404(Round.objects.fixed(), pk=self.kwargs["pk"])

    def get_queryset(self):
        return super().get_queryset().filter(round=self.round)

    queryset = Voter.objects.entitled().select_related("customer")

    def look_up(self, rows: list[Voter]) -> None:
        self.channels = channels_of(self.round, rows)
        self.takes = self.round.is_open
        self.page_of = addresses("choices:take")

    def row(self, row: Voter):
        who, voted = row.customer, self.channels.get(row.pk)
        return (
            link(who.name, self.page_of(row.pk)) if self.takes else who.name,
            " ".join([who.address, who.postcode]).strip(),
            Channel(voted).label if voted else "Not yet" if self.takes else "No",
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(round=self.round, **kwargs)


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class TakeBallot(FormView):
    """One of us writes down what somebody says on the telephone, or in the hall."""

    audience = Audience.STAFF
    form_class = StaffBallotForm
    template_name = "choices/take.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        entitled = Voter.objects.entitled().select_related("customer", "round")
        self.voter = get_object_or_404(entitled, pk=kwargs["pk"])
        self.round = self.voter.round
        self.pots = list(self.round.pots.all())

    def dispatch(self, request, *args, **kwargs):
        try:
            refuse_not_open(self.round)
        except Refused as refusal:
            about = {"round": self.round, "why": str(refusal)}
            return render(request, "choices/cannot_vote.html", about)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {
            **super().get_form_kwargs(),
            "round": self.round,
            "pots": self.pots,
            "projects": list(self.round.projects.on_ballot()),
            "knows_age": self.voter.customer.date_of_birth is not None,
        }

    def get_context_data(self, **kwargs):
        rule = rule_whole(self.round, self.pots)
        return super().get_context_data(round=self.round, voter=self.voter, rule=rule, **kwargs)

    def form_valid(self, form):
        try:
            receipt = services.cast_by_staff(
                voter=self.voter,
                chosen=form.chosen,
                channel=form.cleaned_data["channel"],
                by=self.request.user,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        about = {"round": self.round, "receipt": receipt, "by_staff": True}
        return render(self.request, "choices/voted.html", about)


class Letters(View):
    """Everybody's name, address and code, for letters and ballot papers. The log says who took it."""

    audience = Audience.MANAGERS
    http_method_names = ["post"]

    @transaction.atomic
    def post(self, request, pk):
        row = get_object_or_404(Round.objects.fixed(), pk=pk)
        record_fact("choices_codes_taken", subject=row, actor=request.user)
        response = csv_stream(f"codes-{row.slug}.csv", _lines(row))
        response["Cache-Control"] = "no-store"
        return response


def _lines(row: Round):
    yield "Name", "Address", "Postcode", "Language", "Code", "Can vote online"
    voters = (
        row.voters.entitled()
        .order_by("pk")
        .values_list(
            "customer__name",
            "customer__address",
            "customer__postcode",
            "customer__language",
            "code",
            "customer__date_of_birth",
        )
    )
    for name, address, postcode, language, code, born in voters.iterator(chunk_size=2000):
        yield name, address, postcode, language, in_groups(code), "Yes" if born else "No"
