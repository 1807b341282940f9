"""Looking through what customers said and what came of it."""

from collections.abc import Iterable
from typing import Any

from crispy_forms_gds.helper import FormHelper
from django import forms
from django.db.models import Count, QuerySet

from base.core.folding import every_word
from base.core.forms import PlainAnswers
from base.core.hidden import TakesOutHidden
from base.core.lists import ListFilter
from base.core.plain_fields import ChoiceOfRows
from participation.people.customers import choices
from participation.people.customers.models import Area

from ..models import Outcome, Service


class AskedOfOutcomes(TakesOutHidden, forms.Form):
    """What customers and staff alike can ask for."""

    words = forms.CharField(label="Words", max_length=100, required=False)
    service = forms.ChoiceField(
        label="About", choices=[("", "Everything"), *Service.choices], required=False
    )
    area = ChoiceOfRows(
        choices.areas,
        label="Where",
        to_field_name="slug",
        empty_label="Everywhere",
        required=False,
    )


class OutcomeSearch(PlainAnswers, AskedOfOutcomes):
    state = forms.ChoiceField(
        choices=[("", "All"), *Outcome.State.choices], required=False, widget=forms.HiddenInput
    )

    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True

    def narrow(self, outcomes: QuerySet[Outcome]) -> QuerySet[Outcome]:
        """All that was asked for except the state, which the counts are shown by."""
        return narrowed(outcomes, self.cleaned_data)


def narrowed(outcomes: QuerySet[Outcome], asked: dict[str, Any]) -> QuerySet[Outcome]:
    outcomes = outcomes.filter(every_word(asked["words"], "said", "answer"))
    if asked["service"]:
        outcomes = outcomes.filter(service=asked["service"])
    if area := asked["area"]:
        outcomes = outcomes.filter(area__in=Area.objects.within([area.pk]))
    return outcomes


class OutcomeFilter(AskedOfOutcomes, ListFilter):
    """The same for staff, with where each stands."""

    state = forms.ChoiceField(
        label="Where it stands", choices=[("", "All"), *Outcome.State.choices], required=False
    )

    def narrow(self, outcomes: QuerySet[Outcome]) -> QuerySet[Outcome]:
        self.is_valid()
        asked = {"words": "", "service": "", "area": None, **self.cleaned_data}
        found = narrowed(outcomes, asked)
        return found.filter(state=asked["state"]) if asked.get("state") else found


def counted_by_state(outcomes: QuerySet[Outcome]) -> QuerySet:
    """Each state that one of them is in, with how many are."""
    return outcomes.order_by().values_list("state").annotate(n=Count("pk"))


def every_state(counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    found = dict(counts)
    return {state.value: found.get(state.value, 0) for state in Outcome.State}
