"""Piles of ballot papers, keyed twice by two people."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters

from base.core.audience import Audience
from base.core.views import ActOnForm, OneButton

from . import services
from .models import PaperBatch, Round
from .paper_forms import BatchForm, KeyForm
from .staff_views import AboutRound


class Piles(AboutRound):
    """The piles of a round, and a form that begins another."""

    form_class = BatchForm
    template_name = "choices/piles.html"
    refused_at = "title"

    def get_queryset(self):
        return Round.objects.fixed()

    def act(self, form) -> PaperBatch:
        return services.begin_batch(round=self.row, by=self.request.user, **form.cleaned_data)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            piles=self.row.batches.select_related("first_by", "taken_by"), **kwargs
        )


@method_decorator(sensitive_post_parameters(), name="dispatch")
class Pile(ActOnForm):
    """Key it the first or the second time. Nothing of the first time is shown to whoever keys the second."""

    audience = Audience.STAFF
    form_class = KeyForm
    template_name = "choices/pile.html"
    refused_at = "lines"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        piles = PaperBatch.objects.select_related("round", "first_by", "taken_by")
        self.pile = get_object_or_404(piles, pk=kwargs["pk"])

    def act(self, form) -> str:
        typed, by = form.cleaned_data["lines"], self.request.user
        if self.pile.first_by_id is None:
            services.key_first(batch=self.pile, typed=typed, by=by)
            self.success_message = "It is keyed once. Somebody else keys it the second time."
        else:
            pile = services.key_second(batch=self.pile, typed=typed, by=by)
            self.success_message = f"Both times are the same. {pile.counted} are counted."
        return self.pile.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            pile=self.pile,
            round=self.pile.round,
            mine=self.pile.first_by_id == self.request.user.pk,
            **kwargs,
        )


class StartAgain(OneButton):
    audience = Audience.STAFF
    model = PaperBatch

    def get_queryset(self):
        return PaperBatch.objects.all()

    def act(self, row: PaperBatch) -> str:
        services.start_again(batch=row, by=self.request.user)
        return "What was keyed is forgotten. Key it anew."

    def leads_to(self) -> str:
        return reverse("choices:batch", args=[self.object.pk])
