from urllib.parse import quote

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from base.core.audience import Audience
from base.core.views import ActOnForm
from participation.people.customers.mine import AlsoForOfficers, customer_of, own_rows
from participation.people.customers.services import record_answers

from ..forms.booking import BookingForm, GiveUpForm, usual_needs
from ..models import Booking, Event
from ..services import book_place, give_up_place


class BookPlace(AlsoForOfficers, ActOnForm):
    audience = Audience.CUSTOMERS
    form_class = BookingForm
    template_name = "events/book.html"
    success_message = "Your place is booked."

    def dispatch(self, request, *args, **kwargs):
        self.customer = customer_of(request)
        if self.customer is None:  # they can sign in and have not said who they are yet
            return redirect(f"/join/?back={quote(request.path)}")
        events = Event.objects.visible_to(request.user)
        self.event = get_object_or_404(events, slug=kwargs["slug"])
        # Also when the form is sent twice: the first sending has booked the place.
        if self.event.bookings.live().filter(customer=self.customer).exists():
            messages.info(request, "You have a place at this event.")
            return redirect(self.event)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        if not self.event.open_for_booking or self.event.places_left == 0:
            return redirect(self.event)
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "customer": self.customer}

    def get_initial(self):
        # Looked up only if the form is shown: what is sent brings its own answer.
        return {"access_needs": lambda: usual_needs(self.customer)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(event=self.event, **kwargs)

    def act(self, form) -> Event:
        by_themselves = self.request.acting is None
        if answers := form.take_channel():
            record_answers(
                customer=self.customer, answers=answers, by=self.request.user, source="booking"
            )
        book_place(
            event=self.event,
            customer=self.customer,
            made_online=by_themselves,
            **form.cleaned_data,
        )
        self.done = f"A place at {self.event}: booked"
        return self.event


class GiveUpPlace(AlsoForOfficers, ActOnForm):
    """Cancel one's own place. Nobody sees, or can cancel, a place that is not theirs."""

    audience = Audience.CUSTOMERS
    form_class = GiveUpForm
    template_name = "events/give_up.html"
    success_message = "Your place is cancelled. Thank you for telling us."

    def dispatch(self, request, *args, **kwargs):
        # All of them: somebody who sends the form twice has cancelled theirs already.
        own = Booking.objects.filter(own_rows(request), event__slug=kwargs["slug"])
        if not own.exists():
            raise Http404
        self.booking = own.live().select_related("event").first()
        if self.booking is None:
            messages.info(request, "You do not have a place at this event.")
            return redirect("events:detail", kwargs["slug"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(event=self.booking.event, **kwargs)

    def act(self, form) -> Event:
        give_up_place(booking=self.booking, by=self.request.user)
        self.done = f"A place at {self.booking.event}: cancelled"
        return self.booking.event
