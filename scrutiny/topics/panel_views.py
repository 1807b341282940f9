"""A panel's own pages of topics: what it has to decide, and its votes.

Whoever sits on the panel at that moment reads it; nobody of us does, not even acting for a member.
"""

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, When
from django.views.generic import DetailView, ListView

from base.core.audience import Audience
from base.core.paging import NearestPage
from base.core.views import FormAboutRow, OneButton
from participation.people.groups.models import Group, Membership

from . import services
from .forms import CallOffForm, CloseForm, HandForm
from .models import Topic, Vote
from .services.voting import HOLDS_VOTES, holds_votes, seat_of, seats_of
from .shown import hands_of, shown


class MyTopics(NearestPage, ListView):
    """What the panels on which somebody sits have to decide, and what else was suggested and chosen.

    What is voted on stands before what has to be decided, and what was chosen stands last.
    """

    audience = Audience.CUSTOMERS
    template_name = "topics/my_topics.html"
    context_object_name = "topics"
    paginate_by = 25

    #: In their order on the page.
    PARTS = (
        "We are voting on these",
        "We have to decide on these",
        "Suggested",
        "Chosen",
    )

    def get_queryset(self):
        open_votes = Vote.objects.open().filter(topic=OuterRef("pk"))
        part = Case(
            When(Exists(open_votes), then=0),
            When(decision="", must_since__isnull=False, then=1),
            When(decision="", then=2),
            default=3,
            output_field=IntegerField(),
        )
        shown = Q(decision__in=["", Topic.Decision.CHOSEN]) | Exists(open_votes)
        mine = Topic.objects.of_member(self.request.user).filter(shown).with_support()
        return mine.annotate(part=part).order_by(
            "part", "must_since", F("decided_on").desc(nulls_last=True), "-suggested_on", "-pk"
        )

    def get_context_data(self, **kwargs):
        sits = Membership.objects.sitting().filter(customer__user=self.request.user.pk)
        context = super().get_context_data(
            panels=Group.objects.filter(pk__in=sits.values("group"), kind__scrutinises=True),
            **kwargs,
        )
        rows = list(context["topics"])
        return context | {
            "parts": [
                (title, [one for one in rows if one.part == place])
                for place, title in enumerate(self.PARTS)
            ]
        }


class PanelPage(DetailView):
    audience = Audience.CUSTOMERS
    template_name = "topics/of_panel.html"
    context_object_name = "topic"

    def get_queryset(self):
        mine = Topic.objects.of_member(self.request.user)
        return mine.select_related("panel__kind", "suggested_by")

    def get_context_data(self, **kwargs):
        topic = self.object
        found = shown(topic)
        seat = seat_of(topic.panel, self.request.user)
        hands = hands_of(found["open_vote"])
        return super().get_context_data(
            **found,
            hands=hands,
            votes_here=seat is not None,
            holds=seat is not None and seat.role in HOLDS_VOTES,
            **kwargs,
        )


class OpenVote(OneButton):
    audience = Audience.CUSTOMERS

    def get_queryset(self):
        return Topic.objects.of_member(self.request.user)

    def leads_to(self):
        return self.object.panel_address

    def act(self, topic) -> str:
        services.open_vote(topic=topic, by=self.request.user)
        return "The vote is open. The panel's members are told."


class AboutVote(FormAboutRow):
    """A form about an open vote of a panel on which they sit, and back to its topic."""

    model = Vote
    context_object_name = "vote"
    template_name = "topics/why.html"
    heading = before = ""

    def get_queryset(self):
        mine = Topic.objects.of_member(self.request.user)
        return Vote.objects.filter(topic__in=mine.values("pk")).select_related("topic__panel__kind")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            topic=self.row.topic,
            heading=self.heading,
            before=self.before,
            back=self.row.topic.panel_address,
            **kwargs,
        )


class RaiseHand(AboutVote):
    """A member's own; of whoever holds the vote also the hands of others, as at a meeting."""

    audience = Audience.CUSTOMERS
    form_class = HandForm
    heading = "Vote by name"
    before = "Your panel reads how each of you votes. Everybody else reads the numbers. You can change it while the vote is open."
    success_message = "The hand is counted."

    def get_form_kwargs(self):
        panel, user = self.row.topic.panel, self.request.user
        seats = seats_of(panel).select_related("customer").by_office()
        if not holds_votes(panel, user):
            seats = seats.filter(customer__user=user.pk)
        return {**super().get_form_kwargs(), "seats": seats}

    def get_initial(self):
        mine = seat_of(self.row.topic.panel, self.request.user)
        return {**super().get_initial(), "seat": mine.pk if mine else None}

    def act(self, form) -> str:
        services.vote(vote=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.get_absolute_url()


class CloseVote(AboutVote):
    audience = Audience.CUSTOMERS
    form_class = CloseForm
    heading = "Close the vote"
    before = "The hands of those who sit on the panel now are counted. More for it than against it: the panel takes it on."
    success_message = (
        "The vote is closed. Whoever suggested it, supports it or asked for it is told."
    )

    def act(self, form) -> str:
        reason = form.cleaned_data["reason"]
        services.close_vote(vote=self.row, reason=reason, by=self.request.user)
        return self.row.get_absolute_url()


class CallOff(AboutVote):
    audience = Audience.CUSTOMERS
    form_class = CallOffForm
    heading = "Call off the vote"
    before = "Nothing is decided by it. You can open another."
    success_message = "The vote is called off."

    def act(self, form) -> str:
        reason = form.cleaned_data["reason"]
        services.call_off(vote=self.row, reason=reason, by=self.request.user)
        return self.row.get_absolute_url()
