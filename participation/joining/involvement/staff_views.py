"""Interests as staff see them: who waits for an answer, and moving one on."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.lists import (
    Column,
    StaffList,
    addresses,
    in_the_order_of,
    in_words,
    lines,
    link,
    tag,
    told,
)
from base.core.views import ActOnForm, FormAboutRow
from participation.messages.contact.models import Message
from participation.people.customers.models import Channel, Customer
from participation.reach.segments.filters import can_be_invited_by

from .matching import matches_for
from .models import Interest
from .services import express_interest, move_interest
from .staff_forms import InterestFilter, InterestFor, MoveForm

MOST_SUGGESTED = 3
MOST_FOR_ONE = 6
ALL = 1000


class Interests(StaffList):
    audience = Audience.STAFF
    title = "Interests"
    one, many = "interest", "interests"
    columns = (
        Column("Who", sort="customer__name"),
        Column("What", sort="opportunity__title"),
        Column(
            "Where it stands",
            sort=(in_the_order_of("state", Interest.State.values), "reply_due_on"),
            also=("Answer by",),
        ),
        Column("Officer", sort="opportunity__recruiting_officer__name"),
    )
    opens_with = ("reply_due_on",)
    personal = True
    filter_class = InterestFilter
    queryset = Interest.objects.select_related(
        "customer", "opportunity", "opportunity__recruiting_officer"
    )
    nothing = nothing_fits = (
        "Nobody is waiting here. When somebody says they are interested in an opportunity, they come"
        " up on this list."
    )
    way_on = ("involvement:menu", "See the menu as customers do")
    template_name = "involvement/staff/interests.html"
    context_object_name = "interests"

    def look_up(self, rows: list[Interest]) -> None:
        self.today = timezone.localdate()
        self.page_of = addresses("involvement:interest")

    def row(self, row: Interest):
        what = row.opportunity.title
        return (
            link(row.customer.name, self.page_of(row.pk), hidden=f", {what}"),
            what,
            lines(*self.standing(row)),
            row.opportunity.recruiting_officer,
        )

    def standing(self, row: Interest):
        words = row.get_state_display()
        if row.is_over:
            return (tag(words, "not_possible"),)
        if row.state == Interest.State.PLACED:
            return (tag(words, "done"),)
        due = row.reply_due_on
        if due < self.today:
            state = tag(f"{words}, answer is late", "late")
        else:
            state = tag(words, "doing" if row.state == Interest.State.NEW else "plain")
        return state, told(f"Answer by {in_words(due)}", due)


class AddInterest(ActOnForm):
    """Nobody needs an account to take part: an officer says "I'm interested" for them."""

    audience = Audience.STAFF
    form_class = InterestFor
    template_name = "involvement/staff/add_interest.html"
    refused_at = "opportunity"
    success_message = "Saved. We have thanked them."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.customer = get_object_or_404(Customer.objects.current(), pk=kwargs["customer"])

    def get_initial(self):
        """From the list of people for an opportunity, it is chosen already."""
        return {"opportunity": self.request.GET.get("opportunity", "")}

    def act(self, form) -> Interest:
        return express_interest(customer=self.customer, by=self.request.user, **form.cleaned_data)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            customer=self.customer,
            matches=matches_for(self.customer, most=MOST_FOR_ONE, not_asked=True),
            may_be_invited=Customer.objects.filter(
                can_be_invited_by(Channel.values), pk=self.customer.pk
            ).exists(),
            **kwargs,
        )


class InterestPage(FormAboutRow):
    """One person and one opportunity: what the officer needs before ringing, and what happened."""

    audience = Audience.STAFF
    form_class = MoveForm
    template_name = "involvement/staff/interest.html"
    context_object_name = "interest"

    def get_queryset(self):
        return Interest.objects.select_related(
            "opportunity__level",
            "opportunity__recruiting_officer",
            "customer__tenure",
            "customer__area",
            "customer__level",
            "customer__user",
            "moved_by",
            "placement",
        )

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "interest": self.row}

    def act(self, form) -> str:
        answers = form.cleaned_data
        move_interest(
            interest=self.row,
            to=Interest.State(answers["to"]),
            by=self.request.user,
            seen=Interest.State(answers["seen"]),
            words=answers["words"],
            reply_on=answers.get("reply_on"),
        )
        moved = form.WORDS[answers["to"]].lower()
        self.success_message = f"{self.row.customer}: {moved}. They have been told."
        return reverse("involvement:interests")

    def get_context_data(self, **kwargs):
        opportunity = self.row.opportunity
        matches = matches_for(self.row.customer, most=ALL)
        return super().get_context_data(
            customer=self.row.customer,
            opportunity=opportunity,
            placement=getattr(self.row, "placement", None),
            preferences=self.row.customer.preferences.all(),
            reasons=next((m.reasons for m in matches if m.opportunity == opportunity), ()),
            others=[m for m in matches if m.opportunity != opportunity][:MOST_SUGGESTED],
            today=timezone.localdate(),
            told=Message.objects.filter(about=self.row.source).order_by("created_at"),
            steps=self.row.history.select_related("history_user").order_by("history_date"),
            **kwargs,
        )
