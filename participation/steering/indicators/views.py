"""Indicators as each audience reads them: the panel, service voices, and everybody."""

from typing import ClassVar

from django.http import Http404
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.figures import Reader
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD
from participation.questionnaires.results.statistics.proportions import RULE

from .readers import readers_of
from .reading import last_quarters, shown_to
from .services import SETTLES


class Indicators(TemplateView):
    """What one audience was chosen to see. Of each figure its definition, source and the day it was counted."""

    template_name = "indicators/page.html"
    reader: ClassVar[Reader]
    title: ClassVar[str]
    lead: ClassVar[str]

    @cached_property
    def is_of_voices(self) -> bool:
        """Whether somebody sits on service voices, or on the panel they are mostly chosen from."""
        user = self.request.user
        if Audience.PANEL.admits(user):
            return True
        return Audience.CUSTOMERS.admits(user) and Reader.VOICES in readers_of(user)

    def get_context_data(self, **kwargs):
        shown = shown_to(self.reader)
        return super().get_context_data(
            title=self.title,
            lead=self.lead,
            shown=shown,
            quarters=last_quarters(),
            rule=RULE if any(one.figure.by_chance for one in shown) else "",
            threshold=ANSWERS_THRESHOLD.value,
            settles=SETTLES,
            is_of_panel=Audience.PANEL.admits(self.request.user),
            is_of_voices=self.is_of_voices,
            **kwargs,
        )


class ForEverybody(Indicators):
    audience = Audience.EVERYONE
    reader = Reader.EVERYBODY
    title = "How we are doing"
    lead = "What you told us and what we did, counted every three months."


class ForThePanel(Indicators):
    audience = Audience.PANEL
    reader = Reader.PANEL
    title = "Indicators for the scrutiny panel"
    lead = "To see which service to look into, and whether it got better since."


class ForServiceVoices(Indicators):
    """Whoever sits on service voices today, whether of the panel or not; nobody else finds it."""

    audience = Audience.CUSTOMERS
    reader = Reader.VOICES
    title = "Indicators for service voices"
    lead = "How each service is doing, for those who speak for its customers."

    def dispatch(self, request, *args, **kwargs):
        if not self.is_of_voices:
            raise Http404("Only service voices read this.")
        return super().dispatch(request, *args, **kwargs)
