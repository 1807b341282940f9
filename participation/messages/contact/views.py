"""Messages as staff see them: what was sent to whom, what became of it, and what to do about it."""

import re

from django.utils.text import Truncator
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.lists import (
    Action,
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
from base.core.refused import Refused
from base.core.views import OneButton
from participation.people.customers.models import Channel
from participation.questionnaires.codes.in_messages import as_long

from .delivery import words_as_text
from .following_up import mark_done, nobody_can_carry, retry_message, send_by_other_channel
from .models import Message, TextToRead
from .staff_forms import MessageFilter, in_words
from .texts.incoming import settle_text
from .texts.length import length_of
from .what_it_says import says

#: The look of each state's tag.
LOOKS = {
    Message.State.FAILED: "late",
    Message.State.SENT: "done",
    Message.State.DONE: "done",
    Message.State.TO_DO: "doing",
    Message.State.HELD: "not_possible",
}


def note_done(message: Message, by) -> None:
    mark_done(message=message, by=by)


def send_again(message: Message, by) -> None:
    retry_message(message=message, by=by)


def without_address(message: Message) -> str:
    """Why it failed. Servers repeat the address that they refuse, which only a manager's file has."""
    if not message.address:
        return message.error
    return re.sub(re.escape(message.address), "(address)", message.error, flags=re.IGNORECASE)


class Messages(StaffList):
    audience = Audience.STAFF
    title = "Messages"
    one, many = "message", "messages"
    columns = (
        Column("What", sort="subject"),
        Column("To", sort="customer__name", also=("How",)),
        Column("When", sort=("created_at",)),
        Column(
            "What became of it",
            sort=in_the_order_of("state", Message.State.values),
            also=("Why not",),
        ),
    )
    more_in_file = (Column("Address", contact=True),)
    opens_with = ("-created_at",)
    personal = True
    filter_class = MessageFilter
    # What each says is long, and a list that sorts many would carry all of it along.
    queryset = Message.objects.select_related("customer").only(
        *("subject", "address", "channel", "state", "created_at", "error", "customer__name")
    )
    actions = (
        Action("done", "Note as done", note_done, "noted as done"),
        Action("retry", "Send again", send_again, "on the way again"),
    )
    template_name = "contact/messages.html"
    context_object_name = "sent"

    def look_up(self, rows: list[Message]) -> None:
        self.page_of = addresses("contact:message")

    def row(self, row: Message):
        to, page = str(row.customer or row.address), self.page_of(row.pk)
        whom = told(to, to if row.customer else "Whoever signed in")
        return (
            link(row.subject, page, hidden=f" to {to}"),
            lines(whom, quiet(row.get_channel_display())),
            at(row.created_at),
            lines(
                tag(row.get_state_display(), LOOKS.get(row.state, "plain")), *self.again(row, page)
            ),
        )

    def again(self, row: Message, page: str):
        if row.state != Message.State.FAILED or not row.open_to_staff:
            return ()
        why = Truncator(row.error).chars(120)
        words = f" to send {row.subject} to {row.customer}"
        another = link("Try another way", f"{page}#again", hidden=words)
        return told(why, without_address(row)), another._replace(value=None)

    def row_in_file(self, row: Message):
        return (row.address,)


class MessagePage(DetailView):
    audience = Audience.STAFF
    template_name = "contact/message.html"
    context_object_name = "message"
    queryset = Message.objects.select_related("customer", "instead_of", "followed_up_by")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            about=in_words(self.object.template),
            is_text=self.object.channel == Channel.SMS,
            length=length_of(words_as_text(self.object, as_long(self.object.text))),
            says=says(self.object),
            stuck=nobody_can_carry(self.object),
            **kwargs,
        )


class ChangeMessage(OneButton):
    audience = Audience.STAFF
    model = Message


class Retry(ChangeMessage):
    def act(self, message: Message) -> str:
        retry_message(message=message, by=self.request.user)
        return "It is on its way again."


class SendOtherWay(ChangeMessage):
    def act(self, message: Message) -> str:
        channel = self.kwargs["channel"]
        if channel not in Channel.values:
            raise Refused("Choose a way that we hold details for.")
        self.object = send_by_other_channel(
            message=message, channel=Channel(channel), by=self.request.user
        )
        return "This goes instead of the message that came back."


class Done(ChangeMessage):
    def act(self, message: Message) -> str:
        mark_done(message=message, by=self.request.user)
        return "Noted as done."


class TextPage(DetailView):
    """What somebody texted, to be read by a person the same day."""

    audience = Audience.STAFF
    template_name = "contact/text_to_read.html"
    context_object_name = "text"
    queryset = TextToRead.objects.select_related("customer", "settled_by")


class StopTexts(OneButton):
    audience = Audience.STAFF
    model = TextToRead

    def act(self, text: TextToRead) -> str:
        settle_text(text=text, asked_to_stop=True, by=self.request.user)
        return "They get no more texts but what they ask us for, and a text tells them so."

    def leads_to(self):
        return self.object.customer


class LetTextBe(OneButton):
    audience = Audience.STAFF
    model = TextToRead

    def act(self, text: TextToRead) -> str:
        settle_text(text=text, asked_to_stop=False, by=self.request.user)
        return "Noted: they did not ask us to stop."

    def leads_to(self):
        return self.object.customer
