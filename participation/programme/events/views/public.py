from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, View

from base.core.audience import Audience
from base.core.kept_pages import KeptForVisitors
from participation.people.customers.mine import own_rows
from participation.programme.activities import ics

from ..models import Booking, Event


class EventPage(KeptForVisitors, DetailView):
    """What it is, when and where; a place to book before, what came of it afterwards."""

    audience = Audience.EVERYONE
    template_name = "events/detail.html"
    context_object_name = "event"

    def get_queryset(self):
        events = Event.objects.visible_to(self.request.user).with_places_taken()
        return events.select_related("level").prefetch_related("tenures", "areas")

    def get_context_data(self, **kwargs):
        user, event = self.request.user, self.object
        own = None
        is_customer = Audience.CUSTOMERS.admits(user) or self.request.acting is not None
        if is_customer:
            own = Booking.objects.live().filter(own_rows(self.request), event=event).first()
        return super().get_context_data(
            booking=own,
            may_book=not user.is_authenticated or is_customer,
            outcomes=event.outcomes.published() if event.closed_out_at else [],
            **kwargs,
        )


class EventFile(View):
    """One event for a phone's calendar. The online link stays with the people who booked."""

    audience = Audience.EVERYONE

    def get(self, request, slug):
        event = get_object_or_404(Event.objects.visible_to(request.user), slug=slug)
        response = HttpResponse(ics.file_of(event).text, content_type=ics.CONTENT_TYPE)
        response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
        return response
