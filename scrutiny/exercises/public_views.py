"""What everybody reads: every exercise whose scope is agreed, and the whole way of each."""

from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.kept_pages import KeptForVisitors

from .listing import ExerciseList
from .models import Exercise
from .shown import found_by, shown


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
        return super().get_context_data(**shown(self.object), **found, **kwargs)
