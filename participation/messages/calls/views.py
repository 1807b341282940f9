"""The call list, and the one call an officer has in hand: who, what to say, what came of it."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views import View
from django.views.generic import FormView

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, lines, link, quiet, told
from base.core.once import do_once
from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.messages.contact.what_it_says import says
from participation.questionnaires.codes.in_messages import asked_in

from .forms import OutcomeForm
from .models import Call, Claim
from .services import call_of, calls_waiting, let_go, record_call, take_next


class CallList(StaffList):
    """Posting to it takes the next person; pressing twice, the same one."""

    audience = Audience.STAFF
    title = "Calls"
    one, many = "call", "calls"
    columns = (
        Column("Who", sort="customer__name", also=("Who is ringing",)),
        Column("About", sort="subject"),
        Column("Waits since", sort=("created_at",)),
    )
    opens_with = ("due_at",)
    personal = True
    nothing = "Nobody waits for a call now. Who was not reached comes back the next day."
    back = ("contact:list", "Messages")
    template_name = "calls/list.html"
    context_object_name = "waiting"

    def everything(self):
        return calls_waiting().select_related("customer")

    def look_up(self, rows: list[Message]) -> None:
        people = [row.customer_id for row in rows]
        live = Claim.objects.live().filter(customer__in=people).select_related("officer")
        self.ringing = {claim.customer_id: str(claim.officer) for claim in live}
        self.page_of = addresses("contact:message")

    def row(self, row: Message):
        officer = self.ringing.get(row.customer_id, "")
        return (
            lines(
                row.customer,
                quiet(f"{officer} is ringing" if officer else "", in_file=False),
                told("", officer),
            ),
            link(row.subject, self.page_of(row.pk), hidden=f" for {row.customer}"),
            row.created_at,
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(mine=call_of(self.request.user), **kwargs)

    def post(self, request, *args, **kwargs):
        if "file" in request.POST:
            return super().post(request, *args, **kwargs)
        if take_next(officer=request.user) is None:
            messages.info(request, "Everybody on the list is being rung, or has been.")
            return redirect("calls:list")
        return redirect("calls:mine")


class MyCall(FormView):
    audience = Audience.STAFF
    form_class = OutcomeForm
    template_name = "calls/mine.html"

    def get(self, request, *args, **kwargs):
        if call_of(request.user) is None:
            return redirect("calls:list")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        claim = call_of(self.request.user)
        tried = Call.objects.filter(message=claim.message) if claim else Call.objects.none()
        needs = claim.customer.preferences.filter(kind="support") if claim else ()
        asks = asked_in(claim.message.text) if claim else None
        return super().get_context_data(
            asks=asks,
            claim=claim,
            says=says(claim.message) if claim else None,
            tried=tried.select_related("officer"),
            needs=needs,
            **kwargs,
        )

    def form_valid(self, form):
        said = form.cleaned_data

        def act() -> str:
            claim = call_of(self.request.user)
            if claim is None:
                raise Refused("You have no call in hand. Take the next one.")
            outcome = Call.Outcome(said["outcome"])
            record_call(
                message=claim.message, officer=self.request.user, outcome=outcome, note=said["note"]
            )
            messages.success(self.request, f"{claim.customer}: “{outcome.label}” is written down.")
            return reverse("calls:list")

        try:
            return redirect(do_once(said["form_token"], act))
        except Refused as refusal:
            messages.error(self.request, str(refusal))
            return redirect("calls:list")

    def form_invalid(self, form):
        if call_of(self.request.user) is None:
            return redirect("calls:list")
        return super().form_invalid(form)


class LetGo(View):
    audience = Audience.STAFF
    http_method_names = ["post"]

    def post(self, request):
        let_go(officer=request.user)
        return redirect("calls:list")
