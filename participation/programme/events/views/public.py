from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, View

from base.core.audience import Audience
from base.core.kept_pages import KeptForVisitors
from base.core.kept_queries import kept_query
from participation.people.customers.mine import own, whose
from participation.programme.activities import for_whom, ics

from ..models import Booking, Event


def _of_slug(told):
    events = Event.objects.filter(slug=told.words("slug"))
    return events.with_places_taken().select_related("level")


@kept_query
def event_for_all(told):
    return _of_slug(told).published().for_everybody()


@kept_query
def event_for_them(told):
    return _of_slug(told).published().theirs(own(told))


@kept_query
def any_event(told):
    return _of_slug(told)


@kept_query
def own_booking(told):
    return Booking.objects.live().filter(own(told), event=told.number("event"))


class EventPage(KeptForVisitors, DetailView):
    """What it is, when and where; a place to book before, what came of it afterwards."""

    audience = Audience.EVERYONE
    template_name = "events/detail.html"
    context_object_name = "event"

    def get_object(self, queryset=None):
        slug, user = self.kwargs["slug"], self.request.user
        if Audience.STAFF.admits(user):
            return any_event.first_or_404(slug=slug)
        if not user.is_authenticated:
            return event_for_all.first_or_404(slug=slug)
        return event_for_them.first_or_404(slug=slug, **whose(self.request))

    def get_context_data(self, **kwargs):
        user, event = self.request.user, self.object
        booking = None
        is_customer = Audience.CUSTOMERS.admits(user) or self.request.acting is not None
        if is_customer:
            booking = own_booking.first(event=event.pk, **whose(self.request))
        return super().get_context_data(
            booking=booking,
            tenures=for_whom.tenures.rows(activity=event.pk),
            areas=for_whom.areas.rows(activity=event.pk),
            members_of=for_whom.groups.rows(activity=event.pk) if event.members_only else [],
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
