"""Inspecting where there is no signal: with it an inspector keeps the checklist, and sends what was found.

The phone keeps the blank questions of one standard and the number of a place at an inspection: no address and no
name. What is found waits encrypted, and signing out forgets the questions (``questionnaires/offline``).
"""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.refused import Refused
from base.core.row_numbers import row_number
from participation.questionnaires.kept_versions import questions_of
from participation.questionnaires.models import Sheet
from participation.questionnaires.offline.forms import KeptForm
from participation.questionnaires.offline.receiving import refuse_wrong
from participation.questionnaires.offline.sealed import Sealed, unsealed
from participation.questionnaires.offline.services import Opened, version_in
from participation.questionnaires.offline.views import SendFromDevice, about_questions, fonts_kept

from .answering import invitation
from .mine import may_answer
from .models import Inspector

NOT_YOURS = (
    "You do not inspect this any more, so it cannot be sent. Ring us, and tell us what you found."
)
NOT_YET = "The day of this inspection has not come, or it was called off."


class FoundForm(KeptForm):
    """What one inspector found, with the number of their place."""

    inspector = forms.CharField(widget=forms.HiddenInput(attrs={"id": False}))
    beside = ("inspector",)

    def __init__(self, *args, inspector: int | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["inspector"] = inspector


def places_of(user):
    """Where this person inspects, and nothing is called off."""
    theirs = Inspector.objects.live().filter(customer__user=user.pk)
    about = ("inspection__standard__questionnaire", "inspection__code", "inspection__area")
    return theirs.exclude(inspection__starts_at=None).select_related(*about)


class OnDevice:
    """A page about one inspection that somebody goes to."""

    request: Any
    kwargs: dict[str, Any]

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        self.inspector = get_object_or_404(places_of(request.user), pk=kwargs["pk"])

    @property
    def page(self) -> str:
        return reverse("inspections:device", args=[self.inspector.pk])

    @property
    def what_is_kept(self) -> dict[str, Any]:
        """What the scripts need to keep the page, and to send what was found."""
        return {
            "page": self.page,
            "worker": reverse("inspections:device_worker", args=[self.inspector.pk]),
            "fonts": fonts_kept(),
            "send": reverse("inspections:send_from_device"),
        }


class KeepChecklist(OnDevice, TemplateView):
    """Keep the checklist on this phone, and send what was found."""

    audience = Audience.CUSTOMERS
    template_name = "inspections/keep.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            inspector=self.inspector,
            inspection=self.inspector.inspection,
            page=self.page,
            setup=self.what_is_kept,
            **kwargs,
        )


class DevicePage(OnDevice, TemplateView):
    """All that a phone keeps."""

    audience = Audience.CUSTOMERS
    template_name = "inspections/device.html"

    def get_context_data(self, **kwargs):
        inspection = self.inspector.inspection
        standard = inspection.standard
        version = standard.questionnaire.asked
        questions = questions_of(version)
        return super().get_context_data(
            questionnaire=standard.questionnaire,
            invitation=invitation(standard, None),
            version=version,
            desk=reverse("inspections:keep", args=[self.inspector.pk]),
            form=FoundForm(questions=questions, inspector=self.inspector.pk),
            setup={
                **self.what_is_kept,
                **about_questions(version, questions),
                "mark": f"inspection {inspection.pk}",
            },
            **kwargs,
        )


class DeviceWorker(OnDevice, TemplateView):
    audience = Audience.CUSTOMERS
    template_name = "questionnaires/offline/worker.js"
    content_type = "text/javascript"


def opened_found(request: HttpRequest, sealed: Sealed, *, without_wrong: bool) -> Opened:
    """What an inspector found, of an inspection that is theirs."""
    typed = unsealed(sealed, request)
    version = version_in(sealed)
    number = row_number(typed.data.get("inspector", ""))
    inspector = places_of(request.user).filter(pk=number).first() if number else None
    if inspector is None:
        raise Refused(NOT_YOURS)
    inspection = inspector.inspection
    if version.questionnaire_id != inspection.standard.questionnaire_id:
        raise Refused(NOT_YOURS)
    if not may_answer(inspection):
        raise Refused(NOT_YET)
    form = FoundForm(typed.data, typed.files, questions=questions_of(version))
    refuse_wrong(form, without_wrong=without_wrong)
    return Opened(
        version=version,
        code=inspection.code,
        language="en",
        said=form.said(),
        mode=Sheet.Mode.ONLINE,
    )


class SendFound(SendFromDevice):
    audience = Audience.CUSTOMERS
    opens = staticmethod(opened_found)
