"""Where a panel, and whoever prepares its choice, score a topic."""

from base.core.audience import Audience
from base.core.views import FormAboutRow

from . import services
from .models import Topic
from .score_forms import ScoreForm


class ScoreOfTopic(FormAboutRow):
    model = Topic
    form_class = ScoreForm
    context_object_name = "topic"
    template_name = "topics/why.html"
    success_message = "The scores are saved."

    def leads_to(self) -> str:
        raise NotImplementedError

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "topic": self.row}

    def get_context_data(self, **kwargs):
        before = (
            "Points from 0 to 3 for what speaks for it, with how you know. A record is copied as it stands today. "
            "Everybody reads the scores once the topic is public."
        )
        return super().get_context_data(
            heading="What speaks for it", before=before, back=self.leads_to(), **kwargs
        )

    def act(self, form) -> str:
        services.score_topic(topic=self.row, said=form.said, by=self.request.user)
        return self.leads_to()


class ScoreByPanel(ScoreOfTopic):
    audience = Audience.CUSTOMERS

    def get_queryset(self):
        return Topic.objects.of_member(self.request.user).select_related("panel")

    def leads_to(self) -> str:
        return self.row.panel_address


class ScoreByStaff(ScoreOfTopic):
    audience = Audience.STAFF

    def leads_to(self) -> str:
        return self.row.staff_address
