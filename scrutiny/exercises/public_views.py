"""What everybody reads: every exercise whose scope is agreed, and the whole way of each."""

from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.kept_pages import KeptForVisitors

from .listing import ExerciseList
from .models import Exercise, Stage
from .pages import EXERCISE_PAGE
from .shown import found_by, report_of, shown


class Exercises(ExerciseList):
    audience = Audience.EVERYONE
    taken_by = Audience.EVERYONE
    back = ("recommendations:scrutiny", "Scrutiny")


class PublicPage(KeptForVisitors, DetailView):
    audience = Audience.EVERYONE
    template_name = "exercises/public.html"
    context_object_name = "exercise"

    def get_queryset(self):
        return Exercise.objects.shared().select_related("panel", "plan_item")

    def get_context_data(self, **kwargs):
        found = found_by(self.object, for_panel=False) if self.object.is_reported else {}
        sent = self.object.recommendations.sent().select_related("current").order_by("number")
        return super().get_context_data(
            **shown(self.object),
            **found,
            recommendations=sent,
            more=EXERCISE_PAGE.about(self.object),
            **kwargs,
        )


class Report(KeptForVisitors, DetailView):
    """The report as its members wrote it, with what the landlord said of facts and what changed."""

    audience = Audience.EVERYONE
    template_name = "exercises/report.html"
    context_object_name = "exercise"

    def get_queryset(self):
        reported = Exercise.objects.filter(stage__in=Stage.reported())
        return reported.select_related("panel")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **(report_of(self.object, for_panel=False) | found_by(self.object, for_panel=False)),
            **kwargs,
        )
