"""Asking face to face where there is no signal: with it one keeps the questions, and sends what was answered."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.generic import TemplateView, View

from base.core.audience import Audience
from base.core.refused import Refused
from base.core.views import ActOnForm

from ..kept_versions import questions_of
from ..kinds import LONG, SHORT, Kind
from ..models import DeviceAnswer, Question, Questionnaire, Version
from ..owners import owned
from ..signs import LENGTH, SIGNS
from .forms import DeviceForm, UploadForm
from .keys import server_keys
from .receiving import Opens, WrongAnswers, receive_record, told
from .sealed import INFO, MOST_BYTES
from .services import why_not_offline

#: What the style sheet asks for, and no page names.
FONTS = [
    f"portal/fonts/atkinson-hyperlegible-next-{letters}-{weight}-normal.woff2"
    for letters in ("basic", "more", "latin-ext")
    for weight in (400, 700)
]


def fonts_kept() -> list[str]:
    return [static(font) for font in FONTS]


class AboutOffline:
    """A page of one questionnaire that is asked now."""

    request: Any
    kwargs: dict[str, Any]
    questionnaire: Questionnaire

    def dispatch(self, request, *args, **kwargs):
        self.questionnaire = get_object_or_404(Questionnaire, pk=kwargs["pk"])
        if why := why_not_offline(self.questionnaire, request.user):
            messages.error(request, why)
            return redirect(self.questionnaire.staff_address)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    @property
    def page(self) -> str:
        """The address of what a device keeps; its worker is for that alone."""
        return reverse("questionnaires:device_page", args=[self.questionnaire.pk])

    @property
    def what_is_kept(self) -> dict[str, Any]:
        """What the scripts need to keep the page, and to send what was answered."""
        return {
            "page": self.page,
            "worker": reverse("questionnaires:device_worker", args=[self.questionnaire.pk]),
            "fonts": fonts_kept(),
            "send": reverse("questionnaires:send_from_device"),
        }


class AskOnDevice(AboutOffline, TemplateView):
    """Keep the questions on this device, and send what was answered."""

    audience = Audience.STAFF
    template_name = "questionnaires/offline/ask.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            questionnaire=self.questionnaire,
            owner=owned(self.questionnaire).by,
            page=self.page,
            received=self.questionnaire.device_answers.count(),
            setup=self.what_is_kept,
            **kwargs,
        )


class DevicePage(AboutOffline, TemplateView):
    """All that a device keeps: the blank questions. Nobody's name is on it, not even that of who keeps it."""

    audience = Audience.STAFF
    template_name = "questionnaires/offline/device.html"

    def get_context_data(self, **kwargs):
        whose = owned(self.questionnaire)
        owner = whose.owner
        assert owner is not None
        assert owner.invites is not None
        version = owner.asks(whose.by, self.questionnaire)
        assert version is not None
        questions = questions_of(version)
        return super().get_context_data(
            questionnaire=self.questionnaire,
            invitation=owner.invites(whose.by, None),
            version=version,
            desk=reverse("questionnaires:ask_on_device", args=[self.questionnaire.pk]),
            form=DeviceForm(questions=questions),
            setup={**self.what_is_kept, **about_questions(version, questions)},
            **kwargs,
        )


def about_questions(version: Version, questions: list[Question]) -> dict[str, Any]:
    """What the scripts need to ask them, and to encrypt what was answered."""
    key = server_keys()[0]
    return {
        "questionnaire": version.questionnaire_id,
        "version": version.pk,
        "title": str(version.questionnaire),
        "key": {"id": key.id, "point": key.point, "info": INFO.decode()},
        "most": MOST_BYTES,
        "mostFile": settings.MAX_UPLOAD_BYTES,
        "code": {"signs": SIGNS, "length": LENGTH},
        "lengths": {Kind.SHORT.value: SHORT, Kind.LONG.value: LONG},
        "questions": [rules_of(one) for one in questions],
    }


def rules_of(question: Question) -> dict[str, Any]:
    """What the browser needs to know of a question to work out whether it is asked."""
    return {
        "code": question.code,
        "source": question.source,
        "kind": question.kind,
        "words": question.words,
        "rules": question.rules,
        "any_rule": question.any_rule,
        "section_rules": question.section_rules,
        "section_any_rule": question.section_any_rule,
    }


class DeviceWorker(AboutOffline, TemplateView):
    """The script that gives the kept page where there is no signal. It stands where it works, and nowhere else."""

    audience = Audience.STAFF
    template_name = "questionnaires/offline/worker.js"
    content_type = "text/javascript"


class SendFromDevice(View):
    """One record, from the script of a device. Asked first, it says the token that a form would have.

    ``opens`` tells who answered: see :func:`receive_record`.
    """

    audience = Audience.STAFF
    opens: Opens | None = None

    def get(self, request: HttpRequest) -> JsonResponse:
        return JsonResponse({"token": get_token(request)})

    def post(self, request: HttpRequest) -> JsonResponse:
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return JsonResponse({"why": " ".join(form.errors["record"])}, status=400)
        try:
            answer = receive_record(request, opens=self.opens, **form.cleaned_data)
        except Refused as refusal:
            rest = isinstance(refusal, WrongAnswers)
            return JsonResponse({"why": str(refusal), "rest": rest}, status=409)
        return JsonResponse({"told": told(answer)})


class UploadFromDevice(ActOnForm):
    """The same for a file that somebody exported, where the device itself cannot send any more."""

    audience = Audience.STAFF
    form_class = UploadForm
    template_name = "questionnaires/offline/upload.html"
    refused_at = "record"

    def act(self, form: UploadForm) -> str:
        answer: DeviceAnswer = receive_record(self.request, **form.cleaned_data)
        self.success_message = f"An answer to “{answer.questionnaire}”: {told(answer)}"
        return self.request.path
