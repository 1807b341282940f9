"""A device that many use one after another: at the counter, in a community room.

Whoever begins gets a code of their own that the device forgets. What they send nobody reads with it again, and what they
leave unsent is forgotten with one button. Both lead back to the first page, by a button and never by a clock: somebody
who reads slowly is not thrown out.
"""

from allauth.core.ratelimit import consume
from django.contrib import messages
from django.contrib.sessions.backends.base import SessionBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.resting_cache import why_not_now
from participation.questionnaires.answering.files import files_of, forget_unused
from participation.questionnaires.answering.keeping import Keeping
from participation.questionnaires.answering.language import IN_SESSION
from participation.questionnaires.answering.who import Who
from participation.questionnaires.codes.services import give_codes_by_mark
from participation.questionnaires.models import Answer, PersonalCode, Sheet, Version

from ..anonymous.keeping import InThePage
from ..marks import KIOSK
from ..models import Survey
from ..privacy import PROMISES
from .in_confidence import BEGUN_HERE, InConfidence

TOO_MANY = "Many people answered from your connection. Wait an hour, or ring us"


class AtTheKiosk:
    """What is kept of whoever answers there: see :class:`~.keeping.Keeping`."""

    explained = "Nothing of it stays on this device."
    can_be_changed = False

    def of(self, survey: Survey) -> "AtTheKiosk":
        self.begins_again = reverse("surveys:kiosk", args=[survey.slug])
        self.leads_to = reverse("surveys:kiosk_done", args=[survey.slug])
        return self


class OnSheetAtTheKiosk(AtTheKiosk, InConfidence):
    """On a sheet, which nobody reads with the code once it is sent."""


class InThePageAtTheKiosk(AtTheKiosk, InThePage):
    """In the page alone, as an anonymous survey has it."""

    explained = f"{AtTheKiosk.explained} Do not use the browser’s Back button."


def kept_at_the_kiosk(
    survey: Survey, version: Version, who: Who, carried: str, session: SessionBase
) -> Keeping:
    kept: InThePageAtTheKiosk | OnSheetAtTheKiosk
    if survey.is_anonymous:
        kept = InThePageAtTheKiosk(survey, version, who, carried)
    else:
        kept = OnSheetAtTheKiosk(version.questionnaire, who, session)
    kept.of(survey)
    return kept


def forget_unsent(*, survey: Survey, code: str) -> None:
    """What somebody began there and did not send. Of anybody else's code nothing."""
    theirs = Sheet.objects.begun().filter(
        questionnaire=survey.questionnaire_id, code__code=code, code__mark__startswith=KIOSK
    )
    forget_unused(files_of(Answer.objects.filter(sheet__in=theirs)))
    theirs.delete()


def forget_whoever_left(*, survey: Survey, session: SessionBase) -> None:
    """Whoever walked away in the middle left what they had begun, and the language that they chose."""
    session.pop(IN_SESSION, None)
    begun = PersonalCode.objects.filter(pk__in=session.pop(BEGUN_HERE, ()))
    for code in begun.filter(questionnaire=survey.questionnaire_id).values_list("code", flat=True):
        forget_unsent(survey=survey, code=code)


class OneKiosk:
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.survey = get_object_or_404(Survey.objects.on_show(), slug=kwargs["slug"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(survey=self.survey, **kwargs)


@method_decorator(never_cache, name="dispatch")
class Kiosk(OneKiosk, TemplateView):
    """The first page: what it asks, who can find out what, and the button that begins."""

    audience = Audience.EVERYONE
    shut_when_acting = True
    template_name = "surveys/kiosk.html"

    @property
    def may_begin(self) -> bool:
        return self.survey.is_open and self.survey.open_to_all

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            may_begin=self.may_begin, promise=PROMISES[self.survey.privacy], **kwargs
        )

    def post(self, request, *args, **kwargs):
        if code := request.POST.get("leave"):
            forget_unsent(survey=self.survey, code=code)
            forget_whoever_left(survey=self.survey, session=request.session)
            return redirect("surveys:kiosk", self.survey.slug)
        if not self.may_begin:
            messages.error(request, "People cannot answer this here now.")
            return redirect("surveys:kiosk", self.survey.slug)
        if not consume(request, action="answer_openly"):
            messages.error(request, f"{why_not_now(TOO_MANY)}.")
            return redirect("surveys:kiosk", self.survey.slug)
        forget_whoever_left(survey=self.survey, session=request.session)
        mark = KIOSK + get_random_string(20)
        whom = {"marks": [mark], "ends_at": self.survey.ends_at}
        code = give_codes_by_mark(questionnaire=self.survey.questionnaire, **whom)[mark]
        first = self.survey.questionnaire.asked.questions.first()
        return redirect("questionnaires:code_page", code, first.code)


@method_decorator(never_cache, name="dispatch")
class KioskDone(OneKiosk, TemplateView):
    """Thanks, with nothing of who was there before, and the button for the next person."""

    audience = Audience.EVERYONE
    shut_when_acting = True
    template_name = "surveys/kiosk_done.html"
