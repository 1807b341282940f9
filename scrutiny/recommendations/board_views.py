"""What the board reads without asking for it: which replies are owed, which actions are late, what it signs off."""

from django.urls import reverse
from django.views.generic import TemplateView

from base.core.audience import Audience, Role
from base.core.views import FormAboutRow
from participation.programme.actions.models import Action

from . import services, stats
from .action_sources import RECOMMENDATION
from .models import Recommendation, Round
from .staff_forms import SignOffForm

MOST_SHOWN = 50


class BoardPaper(TemplateView):
    audience = Audience.BOARD
    template_name = "recommendations/board.html"

    def get_context_data(self, **kwargs):
        waiting = Recommendation.objects.waiting().select_related("panel", "current")
        unsigned = Round.objects.exclude(answer="").filter(sign_off=None)
        overdue = Action.objects.overdue().filter(source_code=RECOMMENDATION.code)
        return super().get_context_data(
            standing=stats.recommendations_by_standing(),
            standing_means=stats.recommendations_by_standing.definition,
            waiting=waiting.order_by("current__due_on", "pk")[:MOST_SHOWN],
            overdue=overdue.select_related("owner", "confirming_group")[:MOST_SHOWN],
            unsigned=unsigned.select_related("recommendation__panel").order_by("answered_on", "pk")[
                :MOST_SHOWN
            ],
            most=MOST_SHOWN,
            signs=Role.BOARD in self.request.user.roles,
            **kwargs,
        )


class SignOffReply(FormAboutRow):
    audience = Audience.BOARD
    model = Round
    form_class = SignOffForm
    context_object_name = "round"
    template_name = "recommendations/sign_off.html"
    success_message = "It is signed off."

    def get_queryset(self):
        return Round.objects.exclude(answer="").select_related("recommendation__panel")

    def act(self, form) -> str:
        words = form.cleaned_data["words"]
        services.sign_off(round=self.row, words=words, by=self.request.user)
        return reverse("recommendations:board")
