"""Where the landlord reads what panels recommend, and whoever answers for the service replies."""

from django.urls import reverse
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.lists import addresses
from base.core.views import FormAboutRow, WriteRow
from participation.people.groups.models import Group
from participation.programme.activities.models import Activity

from . import services, stats
from .listing import RecommendationList
from .models import Recommendation
from .panel_forms import DraftForm
from .services.who import answers_for, supports
from .shown import shown, whole
from .staff_forms import RaisedForm, ReplyForm, TimeForm, WordsForm


class Desk(RecommendationList):
    """What was sent; and, for the officer who supports a panel, its drafts."""

    audience = Audience.STAFF
    queryset = Recommendation.objects.select_related("panel", "current")
    template_name = "recommendations/desk.html"

    def look_up(self, rows) -> None:
        self.page_of = addresses("recommendations:page")

    def address_of(self, row: Recommendation) -> str:
        return self.page_of(row.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            standing=stats.recommendations_by_standing(),
            definition=stats.recommendations_by_standing.definition,
            **kwargs,
        )


class Page(DetailView):
    audience = Audience.STAFF
    template_name = "recommendations/page.html"
    context_object_name = "recommendation"

    def get_queryset(self):
        return whole(Recommendation.objects.visible_to(self.request.user))

    def get_context_data(self, **kwargs):
        recommendation, user = self.object, self.request.user
        return super().get_context_data(
            **shown(recommendation),
            raised=recommendation.raised_by.select_related("customer"),
            replies=recommendation.is_waiting and answers_for(recommendation.service, user),
            writes=recommendation.is_draft and supports(recommendation, user),
            **kwargs,
        )


class WriteForPanel(WriteRow):
    """An officer writes down what the panel decided at its meeting; the panel alone sends it."""

    audience = Audience.STAFF
    model = Recommendation
    form_class = DraftForm
    context_object_name = "recommendation"
    template_name = "recommendations/write.html"
    success_message = "Saved. The panel reads it, and sends it."

    def get_queryset(self):
        return whole(Recommendation.objects.drafts().supported_by(self.request.user))

    def get_form_kwargs(self):
        return {
            **super().get_form_kwargs(),
            "panels": Group.objects.live().filter(kind__recommends=True),
            "activities": Activity.objects.filter(lead_officer=self.request.user),
        }

    def get_context_data(self, **kwargs):
        back = self.row.staff_address if self.row else reverse("recommendations:list")
        return super().get_context_data(back=back, back_words="Recommendations", **kwargs)

    def act(self, form) -> str:
        saved = services.write_draft(
            by=self.request.user, recommendation=self.row, **form.answers()
        )
        return saved.staff_address


class AboutRecommendation(FormAboutRow):
    """A form about one, and back to it."""

    model = Recommendation
    context_object_name = "recommendation"
    template_name = "recommendations/why.html"
    heading = before = ""

    def get_queryset(self):
        return whole(Recommendation.objects.visible_to(self.request.user))

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.heading, before=self.before, back=self.row.staff_address, **kwargs
        )

    def do(self, form) -> None:
        raise NotImplementedError

    def act(self, form) -> str:
        self.do(form)
        return self.row.staff_address


class Reply(AboutRecommendation):
    audience = Audience.STAFF
    form_class = ReplyForm
    heading = "Reply to this recommendation"
    before = "Everybody reads your reply and your reasons. It is published as the reply of the service, without a name."
    success_message = "The reply is published, and the panel is told."

    def do(self, form):
        services.reply(
            recommendation=self.row,
            answer=form.cleaned_data["answer"],
            words=form.cleaned_data["words"],
            reason=form.cleaned_data["reason"],
            actions=form.planned,
            by=self.request.user,
        )


class ReplyForNow(AboutRecommendation):
    audience = Audience.STAFF
    form_class = WordsForm
    heading = "Say something first"
    before = "A first word while you prepare the reply. It comes before the day of the reply."
    success_message = "The panel is told."

    def do(self, form):
        words = form.cleaned_data["words"]
        services.reply_for_now(recommendation=self.row, words=words, by=self.request.user)


class MoreTime(AboutRecommendation):
    audience = Audience.STAFF
    form_class = TimeForm
    refused_at = "due_on"
    heading = "Ask for more time"
    before = "The first day stays on the page beside the new one."
    success_message = "It has another day. The panel is told, and reminders go by it."

    def do(self, form):
        services.give_more_time(recommendation=self.row, by=self.request.user, **form.cleaned_data)


class Raised(AboutRecommendation):
    audience = Audience.STAFF
    form_class = RaisedForm
    heading = "Who raised it"
    success_message = "They hear of each step from now on."

    def do(self, form):
        customer = form.cleaned_data["reference"]
        services.note_raised(recommendation=self.row, customer=customer, by=self.request.user)
