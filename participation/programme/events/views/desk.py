"""Places that an officer keeps or gives up for somebody: nobody needs an account to come."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect

from base.core.audience import Audience
from base.core.views import ActOnForm
from participation.people.customers.models import Customer
from participation.people.customers.services import record_answers

from ..forms.booking import BookForSomebodyForm, GiveUpForSomebodyForm, usual_needs
from ..models import Booking, Event
from ..services import book_place, give_up_place


class BookForSomebody(ActOnForm):
    """One place for the person an officer has found. The person is told by the way they chose."""

    audience = Audience.STAFF
    form_class = BookForSomebodyForm
    template_name = "events/book_for.html"

    def dispatch(self, request, *args, **kwargs):
        events = Event.objects.visible_to(request.user).with_places_taken()
        self.event = get_object_or_404(events, pk=kwargs["pk"])
        people = Customer.objects.visible_to(request.user).current()
        self.customer = get_object_or_404(people, pk=kwargs["customer_pk"])
        if self.event.bookings.live().filter(customer=self.customer).exists():
            messages.info(request, f"{self.customer} has a place at this event.")
            return redirect("events:manage", self.event.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "customer": self.customer}

    def get_initial(self):
        return {"access_needs": usual_needs(self.customer)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            event=self.event,
            customer=self.customer,
            channel=next(iter(self.customer.channels_to_reach), None),
            **kwargs,
        )

    def act(self, form) -> str:
        if answers := form.take_channel():
            record_answers(
                customer=self.customer, answers=answers, by=self.request.user, source="booking"
            )
        book_place(event=self.event, customer=self.customer, **form.cleaned_data)
        self.success_message = f"{self.customer} has a place at this event."
        return self.event.staff_address


class GiveUpForSomebody(ActOnForm):
    """Cancel the place of somebody who rang to say that they cannot come."""

    audience = Audience.STAFF
    form_class = GiveUpForSomebodyForm
    template_name = "events/give_up_for.html"

    def dispatch(self, request, *args, **kwargs):
        bookings = Booking.objects.visible_to(request.user).select_related("event", "customer")
        self.booking = get_object_or_404(bookings, pk=kwargs["booking_pk"], event=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            event=self.booking.event, customer=self.booking.customer, **kwargs
        )

    def act(self, form) -> str:
        give_up_place(booking=self.booking, by=self.request.user)
        self.success_message = f"The place of {self.booking.customer} is cancelled."
        return self.booking.event.staff_address
