"""The portal's addresses, and the bare views that they are measured against."""

from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import path
from django.views import View

from base.core.audience import Audience
from participation.people.customers.models import Area
from participation.programme.activities.models import Outcome
from participation.programme.events.models import Booking, Event
from portal.urls import handler400, handler500
from portal.urls import urlpatterns as the_portal

__all__ = ["handler400", "handler500", "urlpatterns"]

STATIC_PAGE = "bench/page.html"


class Bare(View):
    """A template in which nothing changes."""

    audience = Audience.EVERYONE

    def get(self, request):
        return render(request, STATIC_PAGE)


class ThreeQueries(View):
    """The same, after three queries that an index answers."""

    audience = Audience.EVERYONE

    def get(self, request):
        Area.objects.filter(slug="mill-lane").first()
        list(Event.objects.order_by("-starts_at")[:5])
        list(Outcome.objects.order_by("-answered_on")[:5])
        return render(request, STATIC_PAGE)


class LockInsertCommit(View):
    """The least that keeps a place for somebody: lock the event, write the booking."""

    audience = Audience.EVERYONE

    def post(self, request, event, customer):
        with transaction.atomic():
            Event.objects.select_for_update(of=("self",)).get(pk=event)
            Booking.objects.create(event_id=event, customer_id=customer)
        return HttpResponseRedirect("/")


urlpatterns = [
    path("bench/bare/", Bare.as_view()),
    path("bench/queries/", ThreeQueries.as_view()),
    path("bench/lock/<id:event>/<id:customer>/", LockInsertCommit.as_view()),
    *the_portal,
]
