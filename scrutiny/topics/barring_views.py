"""Who takes no part in the vote on a topic, as the panel says it and as staff do."""

from django.urls import reverse

from base.core.audience import Audience
from base.core.views import FormAboutRow, RemoveButton
from participation.joining.panels.models import DeclaredInterest

from . import services
from .forms import BarForm
from .models import BarredFromTopic, Topic
from .services.voting import holds_votes, seats_of

BEFORE = (
    "Whoever has an interest in it does not vote on it, and nobody votes for them. They do not "
    "count towards how many have to vote."
)


class Bar(FormAboutRow):
    context_object_name = "topic"
    form_class = BarForm
    template_name = "topics/bar.html"
    success_message = "It is written down, and stands beside the vote."

    def seats(self):
        """Whose seats the reader may choose."""
        return seats_of(self.row.panel).exclude(topics_barred__topic=self.row).by_office()

    def get_form_kwargs(self):
        seats = self.seats().select_related("customer")
        return {**super().get_form_kwargs(), "seats": seats}

    def act(self, form) -> str:
        services.bar_from_topic(topic=self.row, by=self.request.user, **form.cleaned_data)
        return self.back()

    def back(self) -> str:
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        given = {"before": BEFORE, "back": self.back(), "declared": [], **kwargs}
        return super().get_context_data(**given)


class BarByStaff(Bar):
    """With what each member declared beside the form."""

    audience = Audience.STAFF

    def get_queryset(self):
        return Topic.objects.select_related("panel")

    def back(self) -> str:
        return self.row.staff_address

    def get_context_data(self, **kwargs):
        declared = DeclaredInterest.objects.standing().filter(membership__in=self.seats())
        rows = declared.select_related("membership__customer", "membership__colleague")
        return super().get_context_data(declared=rows, **kwargs)


class BarByPanel(Bar):
    """A member themselves; of whoever holds the votes, anybody."""

    audience = Audience.CUSTOMERS

    def get_queryset(self):
        return Topic.objects.of_member(self.request.user).select_related("panel")

    def seats(self):
        seats, user = super().seats(), self.request.user
        return seats if holds_votes(self.row.panel, user) else seats.filter(customer__user=user.pk)

    def back(self) -> str:
        return self.row.panel_address


class UnbarByStaff(RemoveButton):
    """Back to the topic; pressed again, when nothing says of which, to all of them."""

    audience = Audience.STAFF
    topic: Topic | None = None

    def get_queryset(self):
        return BarredFromTopic.objects.select_related("topic__panel")

    def act(self, row) -> str:
        self.topic = row.topic
        services.unbar_from_topic(barred=row, by=self.request.user)
        return "They may vote on it again."

    def leads_to(self) -> str:
        return self.topic.staff_address if self.topic else reverse("topics:list")


class UnbarByPanel(UnbarByStaff):
    audience = Audience.CUSTOMERS

    def get_queryset(self):
        mine = Topic.objects.of_member(self.request.user)
        return super().get_queryset().filter(topic__in=mine.values("pk"))

    def leads_to(self) -> str:
        return self.topic.panel_address if self.topic else reverse("topics:my_topics")
