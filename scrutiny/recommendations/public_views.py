"""What everybody reads: where scrutiny stands, every recommendation, and the whole way of each."""

from django.views.generic import DetailView, TemplateView

from base.core.audience import Audience
from base.core.kept_pages import KeptForVisitors

from . import stats
from .listing import RecommendationList
from .models import Recommendation
from .pages import SCRUTINY_PAGE
from .shown import shown, whole

NEWEST = 5


class Scrutiny(KeptForVisitors, TemplateView):
    """How panels' recommendations stand, with what each figure counts; and the newest of them."""

    audience = Audience.EVERYONE
    template_name = "recommendations/scrutiny.html"

    def get_context_data(self, **kwargs):
        newest = Recommendation.objects.sent().select_related("panel", "current")
        return super().get_context_data(
            standing=stats.recommendations_by_standing(),
            standing_means=stats.recommendations_by_standing.definition,
            shares=[
                (measure.title, measure(), measure.definition)
                for measure in (
                    stats.accepted,
                    stats.answered_in_time,
                    stats.delivered_on_time,
                    stats.confirmed_by_panel,
                )
            ],
            times=stats.time_for_each_step(),
            times_mean=stats.time_for_each_step.definition,
            newest=newest[:NEWEST],
            sections=SCRUTINY_PAGE.about(None),
            **kwargs,
        )


class Recommendations(RecommendationList):
    """Every one that was sent, to filter, sort and take away."""

    audience = Audience.EVERYONE
    taken_by = Audience.EVERYONE
    back = ("recommendations:scrutiny", "Scrutiny")


class PublicPage(KeptForVisitors, DetailView):
    audience = Audience.EVERYONE
    template_name = "recommendations/public.html"
    context_object_name = "recommendation"

    def get_queryset(self):
        return whole(Recommendation.objects.sent())

    def get_context_data(self, **kwargs):
        return super().get_context_data(**shown(self.object), **kwargs)
