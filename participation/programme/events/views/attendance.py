"""One screen at the door: who booked, who else is here, how many more. Every button states what shall
be true, so that a second press, a second tab or a retry on a bad signal changes nothing twice.

Without JavaScript each press loads the page again. With htmx only the part that changed comes back,
and the count with it.
"""

from django.contrib import messages
from django.http import HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from base.core.audience import Audience
from base.core.refused import Refused
from base.core.views import ActOnForm
from participation.people.customers.models import Customer
from participation.people.customers.search import find_customers

from ..forms.attendance import HeadCountForm, NewcomerForm
from ..models import Event
from ..room import Room, room_of
from ..services import add_newcomer, count_heads, mark_absent, mark_here


class Attendance(View):
    """The screen, and what its search box finds."""

    audience = Audience.STAFF

    def get(self, request, pk):
        event = get_object_or_404(Event, pk=pk)
        typed = request.GET.get("q", "").replace("\x00", "")[:100]
        context = screen(room_of(event), typed=typed)
        template = "events/_found.html" if request.htmx else "events/attendance.html"
        return render(request, template, context)


class MarkAttendance(View):
    """One person is here, came online, or is not here: ``state`` says which."""

    audience = Audience.STAFF
    types_nothing = True
    http_method_names = ["post"]

    def post(self, request, pk, customer_pk):
        event = get_object_or_404(Event, pk=pk)
        customer = get_object_or_404(Customer, pk=customer_pk)
        state = request.POST.get("state")
        if state not in ("here", "online", "absent"):
            return HttpResponseBadRequest("Say here, online or absent.", content_type="text/plain")
        try:
            if state == "absent":
                mark_absent(event=event, customer=customer)
            else:
                online = state == "online"
                mark_here(event=event, customer=customer, by=request.user, online=online)
        except Refused as refusal:
            return answer(request, event, person=customer, refusal=str(refusal))
        return answer(request, event, person=customer)


class HeadCount(View):
    """How many others were in the room."""

    audience = Audience.STAFF
    http_method_names = ["post"]

    def post(self, request, pk):
        event = get_object_or_404(Event, pk=pk)
        room = room_of(event)
        form = HeadCountForm(request.POST, initial=counted_in(room), event=event)
        if form.is_valid():
            try:
                count_heads(event=event, by=request.user, **form.cleaned_data)
            except Refused as refusal:
                form.add_error("people", str(refusal))
        if form.is_valid():
            return answer(request, event)
        context = screen(room, form=form)
        template = "events/_heads.html" if request.htmx else "events/attendance.html"
        return render(request, template, {**context, "swapped": request.htmx})


class AddNewcomer(ActOnForm):
    """Somebody who is not on our list, put on it because the officer chose to."""

    audience = Audience.STAFF
    form_class = NewcomerForm
    template_name = "events/newcomer.html"

    def dispatch(self, request, *args, **kwargs):
        self.event = get_object_or_404(Event, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        return {"name": self.request.GET.get("name", "").replace("\x00", "")[:100]}

    def get_context_data(self, **kwargs):
        return super().get_context_data(event=self.event, **kwargs)

    def act(self, form) -> str:
        asked = ("name", "address", "email", "phone", "preferred_channel")
        details = {name: form.cleaned_data[name] for name in asked}
        newcomer = add_newcomer(event=self.event, by=self.request.user, **details)
        return f"{reverse('events:attendance', args=[self.event.pk])}#person-{newcomer.pk}"


def counted_in(room: Room) -> dict:
    return {"people": room.heads or "", "online": room.heads_online or ""}


def screen(room: Room, *, typed: str = "", form: HeadCountForm | None = None) -> dict:
    return {
        "event": room.event,
        "room": room,
        "typed": typed,
        "found": find_customers(typed) if typed.strip() else [],
        "form": form or HeadCountForm(initial=counted_in(room), event=room.event),
        "next_head": room.heads + 1,
        "saved_at": room.saved_at,
        "refusal": "",
        "swapped": False,
    }


def answer(request, event: Event, *, person: Customer | None = None, refusal: str = ""):
    """After a change: the page again, or for htmx the part it asked to have replaced."""
    if not request.htmx:
        if refusal:
            messages.error(request, refusal)
        at = f"#person-{person.pk}" if person else "#others"
        return redirect(reverse("events:attendance", args=[event.pk]) + at)
    room = room_of(event)
    context = {
        **screen(room),
        "swapped": True,
        "saved_at": None if refusal else timezone.now(),
        "refusal": refusal,
    }
    target = request.htmx.target or ""
    if person and target == f"person-{person.pk}":
        return render(request, "events/_person.html", {**context, "person": room.line_of(person)})
    template = "events/_heads.html" if target == "others" else "events/_screen.html"
    return render(request, template, context)
