"""The record of what changed from one version of the questions to the next."""

from collections import defaultdict
from itertools import pairwise

from django.views.generic import DetailView

from base.core.audience import Audience

from ..models import Question, Questionnaire
from .changes import as_they_stand, changes


class VersionChanges(DetailView):
    """The latest first; corrections that nobody is asked yet are among them. Four statements."""

    audience = Audience.STAFF
    model = Questionnaire
    template_name = "questionnaires/changes.html"

    def get_context_data(self, **kwargs):
        asked: dict[int, list[Question]] = defaultdict(list)
        questions = Question.objects.filter(version__questionnaire=self.object)
        for one in questions.prefetch_related("options"):
            asked[one.version_id].append(one)
        stood = [
            (version, as_they_stand(asked[version.pk])) for version in self.object.versions.all()
        ]
        found = [(new, changes(before, after)) for (_, before), (new, after) in pairwise(stood)]
        return super().get_context_data(versions=found[::-1], **kwargs)
