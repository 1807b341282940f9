"""What everybody reads and may suggest; and what a customer supports."""

from django.http import Http404
from django.urls import reverse
from django.views.generic import DetailView, TemplateView

from base.core.audience import Audience
from base.core.views import FormAboutRow, FromAnybody, OneButton
from participation.people.customers.mine import AlsoForOfficers, customer_of

from . import services
from .forms import AskForm, SuggestForm
from .house_rules import TOPIC_SUPPORTERS
from .listing import TopicList
from .models import Topic
from .services.supporting import groups_spoken_for
from .shown import shown


class Suggest(AlsoForOfficers, FromAnybody):
    audience = Audience.EVERYONE
    form_class = SuggestForm
    template_name = "topics/suggest.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "panels": services.panels_there_are()}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            customer=customer_of(self.request), enough=TOPIC_SUPPORTERS.value, **kwargs
        )

    def act(self, form) -> str:
        topic = services.suggest(customer=customer_of(self.request), **form.cleaned_data)
        self.done = "Suggested a topic for scrutiny"
        return topic.get_absolute_url() if topic.is_public else reverse("topics:thanks")


class Thanks(TemplateView):
    """For a suggestion that one of us reads first."""

    audience = Audience.EVERYONE
    template_name = "topics/thanks.html"


class Topics(TopicList):
    audience = Audience.EVERYONE
    taken_by = Audience.EVERYONE
    way_on = ("topics:suggest", "Suggest a topic")
    template_name = "topics/topics.html"


class PublicPage(DetailView):
    audience = Audience.EVERYONE
    template_name = "topics/public.html"
    context_object_name = "topic"

    def get_queryset(self):
        return Topic.objects.public().select_related("panel")

    def get_context_data(self, **kwargs):
        topic, customer = self.object, customer_of(self.request)
        mine = customer and topic.supports.live().filter(customer=customer).exists()
        may_ask = customer and not topic.decision and groups_spoken_for(self.request.user).exists()
        return super().get_context_data(
            **shown(topic), customer=customer, supports=mine, may_ask=may_ask, **kwargs
        )


class AboutSupport(AlsoForOfficers, OneButton):
    """For the customer whose page it is: their own, or that of whom an officer acts for."""

    def get_queryset(self):
        return Topic.objects.public()

    def act(self, topic) -> str:
        customer = customer_of(self.request)
        if customer is None:
            raise Http404
        self.press(topic, customer)
        self.done = self.said
        return self.said


class Support(AboutSupport):
    audience = Audience.CUSTOMERS
    said = "You support this topic."

    def press(self, topic, customer) -> None:
        services.support(topic=topic, customer=customer)


class TakeBack(AboutSupport):
    audience = Audience.CUSTOMERS
    said = "You have taken your support back."

    def press(self, topic, customer) -> None:
        services.take_back(topic=topic, customer=customer)


class AskForGroup(FormAboutRow):
    """An organisation that we recognise asks through whoever holds an office there."""

    audience = Audience.CUSTOMERS
    model = Topic
    form_class = AskForm
    context_object_name = "topic"
    template_name = "topics/why.html"
    success_message = "The panel has to decide on it, and you hear what it says."

    def get_queryset(self):
        return Topic.objects.undecided()

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "groups": groups_spoken_for(self.request.user)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading="Ask the panel for your organisation",
            before="An organisation that we recognise can ask that the panel decides on a topic.",
            back=self.row.get_absolute_url(),
            **kwargs,
        )

    def act(self, form) -> str:
        services.ask_for_group(topic=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.get_absolute_url()
