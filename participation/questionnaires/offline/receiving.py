"""A record reaches us, from the device itself or as a file that it exported."""

from typing import Protocol

from django.http import HttpRequest

from base.core.refused import Refused

from ..codes.guessing import count_wrong_code, too_many_wrong_codes
from ..codes.views import UNKNOWN, code_of
from ..kept_versions import questions_of
from ..models import DeviceAnswer, PersonalCode, Version
from .forms import DeviceForm, KeptForm
from .sealed import Sealed, sealed_in, unsealed
from .services import Opened, is_late, receive_answer, version_in, when_asked

#: Whether an answer came in time hangs on a clock that is not believed.
IN_DOUBT = (
    "It reached us after the last day, and its clock cannot tell whether it was asked before. It is kept sealed and not"
    " counted: one of us settles when it was asked."
)
TOO_LATE = "It reached us, and does not count, as one of us has settled."


class WrongAnswers(Refused):
    """Some answers cannot be taken, and the rest can, if whoever sends them says so."""


class Opens(Protocol):
    """Reads a record, and says who answered in it. Raises ``Refused`` of what the portal cannot take."""

    def __call__(self, request: HttpRequest, sealed: Sealed, *, without_wrong: bool) -> Opened: ...


def receive_record(
    request: HttpRequest,
    record: bytes,
    *,
    without_wrong: bool = False,
    opens: Opens | None = None,
) -> DeviceAnswer:
    """Raises ``Refused`` in words for whoever stands at the device, which keeps what was refused.

    Nobody can open a record to mend it, so ``without_wrong`` leaves out single answers that cannot be taken.
    ``opens`` is another way to tell who answered than by the code that one of us typed.
    """
    sealed = sealed_in(record)
    before = DeviceAnswer.objects.filter(pk=sealed.id).first()
    if before is not None:  # its first answer was lost on the way
        return before
    opened = (opens or opened_record)(request, sealed, without_wrong=without_wrong)
    return receive_answer(sealed=sealed, record=record, opened=opened, by=request.user)


def opened_record(request: HttpRequest, sealed: Sealed, *, without_wrong: bool) -> Opened:
    """What stands in it. Raises ``Refused`` of what the portal cannot take."""
    typed = unsealed(sealed, request)
    version = version_in(sealed)
    form = DeviceForm(typed.data, typed.files, questions=questions_of(version))
    refuse_wrong(form, without_wrong=without_wrong)
    code = form.cleaned_data["code"]
    return Opened(
        version=version,
        code=_known(request, code, version, sealed) if code else None,
        language=form.cleaned_data["language"],
        said=form.said(),
    )


def refuse_wrong(form: KeptForm, *, without_wrong: bool) -> None:
    if not form.is_valid() and not (without_wrong and form.rest_can_be_taken):
        raise WrongAnswers(form.wrong) if form.rest_can_be_taken else Refused(form.wrong)


def _known(request: HttpRequest, signs: str, version: Version, sealed: Sealed) -> PersonalCode:
    if not_now := too_many_wrong_codes(request):
        raise Refused(f"{not_now}.")
    code = code_of(signs)
    if code is None:
        count_wrong_code(request)
        raise Refused(f"{UNKNOWN}.")
    if code.questionnaire_id != version.questionnaire_id:
        raise Refused(f"This code is for other questions: {code.questionnaire}.")
    if code.ends_at is not None and code.ends_at <= sealed.asked_at:
        raise Refused("This code had ended when they were asked.")
    return code


def told(answer: DeviceAnswer) -> str:
    """What whoever sent it reads."""
    sheet = answer.sheet
    if sheet is None:
        doubt = getattr(answer, "doubt", None)  # gone with whoever was erased
        return IN_DOUBT if doubt and doubt.settled_at is None else TOO_LATE
    if is_late(answer, sheet.version):
        return "It came after the last day. It is kept and marked as late."
    if when_asked(answer, sheet.version) != answer.asked_at:
        return "It is in. The clock of the device is wrong, so it counts as of when it reached us."
    return "It is in, and counts."
