from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import View

from base.core.audience import Audience
from base.core.once import do_once
from base.core.refused import Refused

from ..forms.closing import CloseOutForm, SaidAndDoneFormSet, as_typed, points_raised
from ..models import Event
from ..room import room_of
from ..services import close_out

#: What the form starts from: what has been written down already.
KEPT = ("summary", "next_steps", "met_purpose", "actual_cost", "actual_hours")


def kept_of(event: Event) -> dict:
    return {name: getattr(event, name) for name in KEPT}


class CloseOut(View):
    """What was said, what happens next, what it took, and what we will do about each point."""

    audience = Audience.STAFF

    def get(self, request, pk):
        event = self.event(pk)
        form = CloseOutForm(initial=kept_of(event))
        return self.show(event, form, points_raised(owner=event.lead_officer))

    def post(self, request, pk):
        event = self.event(pk)
        if "add" in request.POST:
            return self.with_another_row(event)
        form = CloseOutForm(request.POST, initial=kept_of(event))
        points = points_raised(request.POST, owner=event.lead_officer)
        if not (form.is_valid() and points.is_valid()):
            return self.show(event, form, points)
        details = {name: form.cleaned_data[name] for name in KEPT}

        def close() -> str:
            close_out(event=event, by=request.user, outcomes=points.outcomes(), **details)
            return reverse("events:manage", args=[event.pk])

        try:
            address = do_once(form.cleaned_data["form_token"], close)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.show(event, form, points)
        messages.success(request, "It is closed out. What was said is on the event's page.")
        return redirect(address)

    def with_another_row(self, event: Event):
        """The page again with everything typed so far and one more empty row; nothing is judged yet."""
        typed = self.request.POST.copy()
        count = typed.get("points-TOTAL_FORMS", "")
        rows = int(count) if count.isdecimal() and len(count) < 4 else 0
        typed["points-TOTAL_FORMS"] = str(min(rows + 1, SaidAndDoneFormSet.MOST_POINTS))
        form = CloseOutForm(initial=as_typed(CloseOutForm(typed)))
        sent = points_raised(typed, owner=event.lead_officer)
        rows = [as_typed(row) for row in sent.forms]
        points = points_raised(owner=event.lead_officer, rows=rows)
        return self.show(event, form, points)

    def event(self, pk) -> Event:
        return get_object_or_404(Event.objects.select_related("lead_officer"), pk=pk)

    def show(self, event: Event, form: CloseOutForm, points: SaidAndDoneFormSet):
        context = {
            "event": event,
            "form": form,
            "points": points,
            "room": room_of(event),
            "outcomes": event.outcomes.all(),
            "next_row": len(points.forms) + 1,
        }
        return render(self.request, "events/close_out.html", context)
