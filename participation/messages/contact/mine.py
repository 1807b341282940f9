"""Taking back, at ``/me/``, what somebody agreed to: as easy as giving it (UK GDPR art. 7(3))."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.views import View

from base.core import front_pages
from base.core.audience import Audience
from participation.people.customers.mine import AlsoForOfficers, OwnRecord, said_at
from participation.people.customers.models import Channel

from .consents import WORDING, object_to_invitations, record_consent
from .models import Purpose

SOURCE = "my involvement"


class StopConsent(AlsoForOfficers, OwnRecord, View):
    """One button for each purpose and channel."""

    audience = Audience.CUSTOMERS
    http_method_names = ["post"]

    def post(self, request, purpose, channel):
        if purpose not in WORDING or channel not in WORDING[Purpose(purpose)]:
            raise Http404("Nothing of that kind is asked.")
        purpose, channel = Purpose(purpose), Channel(channel)
        record_consent(
            customer=self.customer,
            channel=channel,
            purpose=purpose,
            given=False,
            wording=f"Stop: {WORDING[purpose][channel]}",
            source=said_at(request, SOURCE),
            recorded_by=request.user,
        )
        self.done = f"{purpose.label} by {channel.label.lower()}: stopped"
        messages.success(request, "We have stopped. You can start again at any time.")
        return redirect(front_pages.ME)


class StopAsking(AlsoForOfficers, OwnRecord, View):
    """One button for everything that needs a yes, also where none was ever asked for."""

    audience = Audience.CUSTOMERS
    http_method_names = ["post"]

    def post(self, request):
        object_to_invitations(
            customer=self.customer, source=said_at(request, SOURCE), by=request.user
        )
        self.done = "Invitations and news: all stopped"
        messages.success(
            request,
            "We will not ask you again. We still tell you what the law says we must,"
            " and answer what you ask us.",
        )
        return redirect(front_pages.ME)
