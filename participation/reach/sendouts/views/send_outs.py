"""Send-outs: the list, preparing one and seeing whom it would reach, and watching it go."""

from django.views.generic import DetailView
from django_htmx.http import HttpResponseClientRefresh

from base.core.audience import Audience
from base.core.lists import (
    Column,
    StaffList,
    addresses,
    at,
    in_the_order_of,
    lines,
    link,
    quiet,
    tag,
    told,
)
from base.core.views import OneButton, WriteRow
from participation.messages.contact.models import HELD_BECAUSE, Message
from participation.people.customers.models import Channel
from participation.reach.segments.sentences import Names

from .. import services, stats
from ..counted import forecast_lately
from ..forms.send_outs import SendOutFilter, SendOutForm
from ..models import SendOut

MOST_FAILED = 25
State = Message.State


#: The look of each state's tag.
LOOKS = {
    SendOut.State.DONE: "done",
    SendOut.State.FAILED: "late",
    SendOut.State.CALLED_OFF: "not_possible",
    SendOut.State.PAUSED: "doing",
    SendOut.State.TO_APPROVE: "doing",
}


class SendOuts(StaffList):
    audience = Audience.STAFF
    title = "Send-outs"
    one, many = "send-out", "send-outs"
    columns = (
        Column("What", sort="name", also=("To",)),
        Column("When", sort=("starts_at",)),
        Column("State", sort=(in_the_order_of("state", SendOut.State.values), "starts_at")),
        Column("Let go", sort=stats.LET_GO, also=("Of",), numeric=True),
    )
    opens_with = ("-starts_at",)
    filter_class = SendOutFilter
    queryset = SendOut.objects.select_related("segment")
    nothing = nothing_fits = "No send-out fits."
    way_on = ("sendouts:prepare", "Prepare one")
    template_name = "sendouts/send_outs.html"
    context_object_name = "send_outs"

    def look_up(self, rows: list[SendOut]) -> None:
        self.standings = stats.standings(rows)
        self.page_of = addresses("sendouts:send_out")

    def row(self, row: SendOut):
        gone = ""
        if row.has_messages:
            standing = self.standings[row.pk]
            words = f"{standing.gone:,} of {standing.total:,}"
            gone = lines(told(words, standing.gone), told("", standing.total))
        return (
            lines(link(row.name, self.page_of(row.pk)), quiet(row.to)),
            at(row.starts_at),
            tag("Going out", "doing")
            if row.is_going
            else tag(row.get_state_display(), LOOKS.get(row.state, "plain")),
            gone,
        )


class Prepare(WriteRow):
    """A new one, or one that nobody has asked for yet."""

    audience = Audience.STAFF
    form_class = SendOutForm
    template_name = "sendouts/prepare.html"
    model = SendOut
    context_object_name = "send_out"

    def get_initial_of_new(self):
        """What to choose may come with the address: ``?segment=3``."""
        return {name: self.request.GET.get(name) for name in ("segment", "template", "invites_to")}

    def act(self, form) -> SendOut:
        return services.prepare(send_out=self.row, by=self.request.user, **form.details)


class SendOutPage(DetailView):
    """Before it is asked for: whom it would reach. Afterwards: how far it is."""

    audience = Audience.STAFF
    template_name = "sendouts/send_out.html"
    context_object_name = "send_out"

    def get_queryset(self):
        found = SendOut.objects.visible_to(self.request.user)
        return found.select_related("segment", "template", "asked_by", "approved_by", "created_by")

    def get_context_data(self, **kwargs):
        send_out = self.object
        context = super().get_context_data(**kwargs)
        if send_out.taken_from is None:
            context["meaning"] = Names().sentence(send_out.criteria_now)
        context["may_approve"] = (
            Audience.MANAGERS.admits(self.request.user)
            and send_out.asked_by_id != self.request.user.pk
        )
        context["may_call_off"] = services.can_be_called_off(send_out)
        if send_out.has_messages:
            return context | standing_context(send_out)
        if not send_out.is_unfinished:
            return context | forecast_context(send_out)
        return context


def forecast_context(send_out: SendOut) -> dict:
    counted_at, expected = forecast_lately(send_out)
    if expected is None:
        return {"forecast_waits": True}
    return {
        "counted_at": counted_at,
        "forecast": expected,
        "by_channel": [(Channel(channel).label, n) for channel, n in expected.by_channel.items()],
        "left_out": [(HELD_BECAUSE[rule], n) for rule, n in expected.left_out.items()],
        "cost": stats.cost(send_out, expected),
        "definition": stats.forecast.definition,
        "cost_definition": stats.cost.definition,
    }


def standing_context(send_out: SendOut) -> dict:
    standing = stats.standing(send_out)
    failed = send_out.messages().filter(state=State.FAILED, followed_up_by=None)
    return {
        "standing": standing,
        "words": f"{standing.gone:,} of {standing.total:,} let go",
        "figures": [
            ("Sent or done", standing.number(State.SENT, State.DONE)),
            ("On their way", standing.number(State.QUEUED, State.SENDING)),
            ("For people to do", standing.number(State.TO_DO)),
            ("Could not be sent", standing.number(State.FAILED)),
            ("Left out by a rule", standing.number(State.HELD)),
        ],
        "left_out": [(HELD_BECAUSE.get(rule, rule), n) for rule, n in standing.held.items()],
        "failed": failed.select_related("customer").order_by("pk")[:MOST_FAILED],
        "definition": stats.standing.definition,
    }


class Progress(SendOutPage):
    """The progress alone, which htmx fetches each few seconds until there is more to see."""

    audience = Audience.STAFF
    template_name = "sendouts/_progress.html"

    def get(self, request, *args, **kwargs):
        self.object = send_out = self.get_object()
        if not (send_out.is_unfinished or send_out.is_going):
            return HttpResponseClientRefresh()
        context = {"send_out": send_out}
        if send_out.is_going:
            context |= standing_context(send_out)
        return self.render_to_response(context)


class ChangeSendOut(OneButton):
    audience = Audience.STAFF
    model = SendOut


class AskFor(ChangeSendOut):
    def act(self, send_out: SendOut) -> str:
        asked = services.ask_for(send_out=send_out, by=self.request.user)
        waits = asked.state == SendOut.State.TO_APPROVE
        return "A manager has to approve it now." if waits else "It is being planned."


class Approve(ChangeSendOut):
    audience = Audience.MANAGERS

    def act(self, send_out: SendOut) -> str:
        services.approve(send_out=send_out, by=self.request.user)
        return "Approved. It is being planned."


class Pause(ChangeSendOut):
    def act(self, send_out: SendOut) -> str:
        services.pause(send_out=send_out, by=self.request.user)
        return "Paused. What has left already cannot be called back."


class Resume(ChangeSendOut):
    def act(self, send_out: SendOut) -> str:
        services.resume(send_out=send_out, by=self.request.user)
        return "It goes on."


class CallOff(ChangeSendOut):
    def act(self, send_out: SendOut) -> str:
        services.call_off(send_out=send_out, by=self.request.user)
        return "Called off. Nobody else will get it."


class PlanAgain(ChangeSendOut):
    def act(self, send_out: SendOut) -> None:
        services.plan_again(send_out=send_out, by=self.request.user)


class RetryFailed(ChangeSendOut):
    def act(self, send_out: SendOut) -> str:
        number = services.retry_failed(send_out=send_out, by=self.request.user)
        return f"{number:,} will be tried again."
