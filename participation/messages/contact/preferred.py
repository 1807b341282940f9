"""Whom we have not asked how they like to be reached: the list, and the way to ask (T-07)."""

import datetime as dt

from django import forms
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Audience
from base.core.lists import Action, Column, ListFilter, StaffList, addresses, link, told
from base.core.refused import Refused
from participation.people.customers.models import Channel, Customer

from .counted import channels_now
from .models import Message
from .rules import has_said_no
from .services import send
from .stats import preferred_channels

#: The message that asks.
WHICH_CHANNEL = "contact/email/which_channel"
#: Whoever gives no answer is left in peace for so long.
ASKED_AGAIN_AFTER = dt.timedelta(days=90)


def ask_which_channel(customer: Customer, by: User) -> Message:
    """Ask by whatever details we hold; a call is made by one of us.

    Nobody asked for this message, so it goes to nobody who has said no to something, nor to details
    that nobody has proved, and to each person once in ``ASKED_AGAIN_AFTER``.
    """
    if customer.preferred_channel:
        raise Refused("They have said so since you opened the page.")
    if not customer.channels_to_reach:
        raise Refused("We hold no email, phone number or address for them.")
    if customer.unconfirmed_since:
        raise Refused("Nobody has checked yet that these details are theirs.")
    if has_said_no(customer):
        raise Refused("They have asked us to stop writing to them about something.")
    now = timezone.now()
    asked = Message.objects.filter(customer=customer, template=WHICH_CHANNEL)
    if asked.filter(created_at__gt=now - ASKED_AGAIN_AFTER).exists():
        raise Refused(f"We have asked them in the last {ASKED_AGAIN_AFTER.days} days.")
    return send(
        customer,
        WHICH_CHANNEL,
        dedupe_key=f"{WHICH_CHANNEL}:{customer.pk}:{timezone.localdate(now)}",
        about=f"customers.customer:{customer.pk}",
    )


class AskedFilter(ListFilter):
    """Without a choice: everybody who has not said it."""

    which = forms.ChoiceField(
        label="Which?",
        required=False,
        choices=[("", "All"), ("not_asked", "Not asked yet"), ("asked", "Asked, no answer yet")],
    )

    def narrow(self, people):
        self.is_valid()
        match self.cleaned_data.get("which"):
            case "not_asked":
                return people.filter(asked_at=None)
            case "asked":
                return people.exclude(asked_at=None)
        return people


class NoChannel(StaffList):
    """Customers of whom we do not know how they like to be reached. Ticked ones are asked."""

    audience = Audience.STAFF
    title = "No preferred channel recorded"
    one, many = "person", "people"
    columns = (
        Column("Name", sort="name"),
        Column("We can reach them by", sort=("email", "phone", "address")),
        Column("Asked", sort="asked_at"),
    )
    opens_with = ("name",)
    personal = True
    filter_class = AskedFilter
    actions = (Action("ask", "Ask them", ask_which_channel, "asked"),)
    nothing = "We know of everybody how they like to be reached."
    nothing_fits = "Nobody fits what you chose."
    back = ("customers:list", "People")
    template_name = "contact/no_channel.html"
    context_object_name = "people"

    def everything(self):
        asked = Message.objects.filter(customer=OuterRef("pk"), template=WHICH_CHANNEL)
        latest = asked.order_by("-created_at").values("created_at")[:1]
        people = Customer.objects.current().filter(preferred_channel="")
        return people.annotate(asked_at=Subquery(latest))

    def look_up(self, rows: list[Customer]) -> None:
        self.page_of = addresses("customers:detail")

    def row(self, row: Customer):
        ways = ", ".join(channel.label for channel in row.channels_to_reach)
        return (
            link(row.name, self.page_of(row.pk)),
            ways or "Nothing on record",
            row.asked_at or told("Not yet", ""),
        )

    def get_context_data(self, **kwargs):
        counted_at, found = channels_now.lately()
        everybody = sum(found.values()) if found else 0
        known = everybody - found.get("", 0) if found else 0
        return super().get_context_data(
            counted_at=counted_at,
            everybody=everybody,
            known=known,
            percent=round(100 * known / everybody) if everybody else 0,
            by_channel=[
                (channel.label, found.get(channel.value, 0)) for channel in Channel if found
            ],
            definition=preferred_channels.definition,
            **kwargs,
        )
