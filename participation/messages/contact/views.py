"""Messages as staff see them: what was sent to whom, what became of it, and what to do about it."""

from django.views.generic import DetailView, ListView

from base.core.audience import Audience
from base.core.paging import UncountedPaginator
from base.core.refused import Refused
from base.core.views import OneButton
from participation.people.customers.models import Channel

from .delivery import words_as_text
from .following_up import mark_done, retry_message, send_by_other_channel
from .models import Message
from .staff_forms import MessageFilter, in_words
from .texts.length import length_of


class Messages(ListView):
    audience = Audience.STAFF
    template_name = "contact/messages.html"
    context_object_name = "sent"
    paginator_class = UncountedPaginator
    paginate_by = 25

    def get_queryset(self):
        self.filter = MessageFilter(self.request.GET)
        everything = Message.objects.select_related("customer").order_by("-created_at", "-pk")
        return self.filter.narrow(everything)

    def get_context_data(self, **kwargs):
        return super().get_context_data(filter=self.filter, **kwargs)


class MessagePage(DetailView):
    audience = Audience.STAFF
    template_name = "contact/message.html"
    context_object_name = "message"
    queryset = Message.objects.select_related("customer", "instead_of", "followed_up_by")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            about=in_words(self.object.template),
            is_text=self.object.channel == Channel.SMS,
            length=length_of(words_as_text(self.object)),
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
