"""What pages of investigations share."""

from django import forms
from django.http import Http404

from base.core.lists import ListFilter
from participation.programme.activities.models import Service

from ..models import InvestigationQuerySet, Stage
from ..models.investigations import MAPPED


def stage_named(said: str) -> Stage:
    """A stage that has a map; 404 for any other word."""
    if said not in MAPPED:
        raise Http404("There is no such map.")
    return Stage(said)


class InvestigationFilter(ListFilter):
    standing = forms.ChoiceField(
        label="Where it stands",
        required=False,
        choices=[
            ("", "Any"),
            *((one.value, one.label) for one in MAPPED),
            (Stage.OVER.value, "To publish"),
            ("published", "Published"),
        ],
    )
    service = forms.ChoiceField(
        label="Service", required=False, choices=[("", "Any"), *Service.choices]
    )

    def narrow(self, rows: InvestigationQuerySet) -> InvestigationQuerySet:
        self.is_valid()
        if service := self.cleaned_data.get("service"):
            rows = rows.filter(service=service)
        match self.cleaned_data.get("standing"):
            case "" | None:
                return rows
            case "published":
                return rows.published()
            case stage:
                return rows.open().filter(stage=stage)
