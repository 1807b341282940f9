from django.shortcuts import get_object_or_404
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.views.generic import DetailView, UpdateView

from base.core.audience import Audience
from base.core.templatetags.words import pounds
from base.core.views import ActOnForm, OneButton
from participation.people.customers.search import find_customers
from participation.programme.activities.for_whom import sitting_on
from participation.programme.activities.principles import checklist

from ..forms.planning import CallOffForm, LogEventForm, PlanEventForm, PlanNewEventForm
from ..models import Event
from ..services import call_off_event, change_event, log_event, plan_event, publish_event


class LogEvent(ActOnForm):
    """An event that has been, in one short form; then straight to who came."""

    audience = Audience.STAFF
    form_class = LogEventForm
    template_name = "events/log.html"

    def act(self, form) -> str:
        event = log_event(by=self.request.user, **form.details())
        return reverse("events:attendance", args=[event.pk])


class PlanEvent(ActOnForm):
    audience = Audience.STAFF
    form_class = PlanNewEventForm
    template_name = "events/plan.html"

    def act(self, form) -> str:
        publish = "publish" in self.request.POST
        event = plan_event(by=self.request.user, publish=publish, **form.details())
        self.success_message = "It is on the calendar." if publish else "It is saved as a draft."
        return event.staff_address


class EditEvent(ActOnForm, UpdateView):
    audience = Audience.STAFF
    form_class = PlanEventForm
    template_name = "events/plan.html"
    context_object_name = "event"
    queryset = Event.objects.all()
    success_message = "Your changes are saved."

    def act(self, form) -> str:
        by = self.request.user
        event = change_event(event=form.instance, by=by, **form.details())
        if "publish" in self.request.POST:
            publish_event(event=event, by=by)
        return event.staff_address


class ManageEvent(DetailView):
    """One event as its officer sees it: what stands, who booked, what can be done next.

    While it takes bookings, its search box finds people to book for.
    """

    audience = Audience.STAFF
    template_name = "events/manage.html"
    context_object_name = "event"

    def get_queryset(self):
        events = Event.objects.visible_to(self.request.user).with_places_taken()
        return events.select_related("level", "lead_officer")

    def get_template_names(self):
        return ["events/_bookable.html" if self.request.htmx else self.template_name]

    def get_context_data(self, **kwargs):
        event = self.object
        typed = self.request.GET.get("q", "").replace("\x00", "")[:100]
        bookings = (
            event.bookings.live()
            .select_related("customer")
            .prefetch_related("needs__kind")
            .order_by("customer__name")
        )
        return super().get_context_data(
            bookings=bookings,
            booked={booking.customer_id for booking in bookings},
            typed=typed,
            found=find_customers(typed) if typed.strip() else [],
            came=sum(event.engagements.values_list("people", flat=True)),
            outcomes=event.outcomes.all(),
            principles=checklist(event.principles),
            only_for=f"Only {sitting_on(event)}" if event.members_only else "",
            cost_words=planned_and_actual(pounds(event.planned_cost), pounds(event.actual_cost)),
            hours_words=planned_and_actual(
                floatformat(event.planned_hours), floatformat(event.actual_hours)
            ),
            **kwargs,
        )


def planned_and_actual(planned, actual) -> str:
    said = [(planned, f"{planned} planned"), (actual, f"{actual} in the end")]
    return ", ".join(words for amount, words in said if amount) or "Not recorded"


class PublishEvent(OneButton):
    audience = Audience.STAFF
    model = Event

    def act(self, event: Event) -> str:
        publish_event(event=event, by=self.request.user)
        return "It is on the calendar."

    def leads_to(self) -> str:
        return self.object.staff_address


class CallOffEvent(ActOnForm):
    audience = Audience.STAFF
    form_class = CallOffForm
    template_name = "events/call_off.html"
    success_message = "The event is called off. Everybody who booked is told."

    def dispatch(self, request, *args, **kwargs):
        self.event = get_object_or_404(Event, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        booked = self.event.bookings.live().count()
        return super().get_context_data(event=self.event, booked=booked, **kwargs)

    def act(self, form) -> str:
        call_off_event(event=self.event, by=self.request.user, **form.cleaned_data)
        return self.event.staff_address
