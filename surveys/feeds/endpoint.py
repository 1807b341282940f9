"""Where a system of the landlord's posts finished jobs by itself. ``docs/finished-jobs.md`` tells its makers how."""

import json
from typing import Any

from allauth.core.internal import ratelimit
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from base.core.audience import Audience
from base.core.resting_cache import is_away

from ..models import Delivery, SenderToken
from .reading import RowReader, iso_day
from .services import take_jobs

#: Bytes and rows of one call. Who has more sends several.
MOST_BYTES = 1024 * 1024
MOST_ROWS = 5_000
#: Seconds after which somebody who was too quick may try again: the rates are by the minute and the hour.
WAIT_AFTER_CALLS, WAIT_AFTER_WRONG_TOKENS = 60, 3600


class Problem(Exception):
    """Why the call as a whole is not taken."""

    def __init__(self, status: int, words: str, **headers: str):
        super().__init__(words)
        self.status, self.words, self.headers = status, words, headers

    @property
    def answer(self) -> HttpResponse:
        said = {"error": self.words}
        headers = {name.replace("_", "-"): value for name, value in self.headers.items()}
        return JsonResponse(said, status=self.status, headers=headers)


@method_decorator(csrf_exempt, name="dispatch")
class FinishedJobsEndpoint(View):
    """``{"jobs": [{"id": …, "type": …, "reference": …, "finished_on": "2026-11-30"}]}``, with a token.

    Sent again it changes nothing. A row that cannot be taken is told with its place; the rest goes on.
    """

    audience = Audience.EVERYONE
    http_method_names = ["post"]

    def post(self, request):
        try:
            token = token_of(request)
            rows = rows_of(request)
        except Problem as problem:
            return problem.answer
        note_use(token)
        delivery = take_jobs(
            sender=token.sender,
            rows=enumerate(rows, start=1),
            reader=RowReader(iso_day),
            token=token,
        )
        return JsonResponse(told(delivery))


def told(delivery: Delivery) -> dict[str, Any]:
    """The same whether a reference is a customer's or nobody's: whoever has a token sends, and learns nothing."""
    return {
        "taken": delivery.taken,
        "there_already": delivery.there_already,
        "refused": delivery.refused,
        "refusals": delivery.refusals,
    }


def token_of(request: HttpRequest) -> SenderToken:
    """Whoever guesses waits, by their connection; whoever has a token, by the token alone.

    So nobody who tries tokens keeps out a system that has one, from the same connection either: a secret of
    256 random bits is not found by trying.
    """
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    tokens = SenderToken.objects.select_related("sender")
    token = tokens.of_secret(secret.strip()).first() if scheme.lower() == "bearer" else None
    if token is None:
        if not _allowed(request, "wrong_job_token"):
            raise _too_often(WAIT_AFTER_WRONG_TOKENS)
        raise Problem(401, "This needs a token that is in use.", WWW_Authenticate="Bearer")
    if not _allowed(request, "finished_jobs", key=str(token.pk)):
        raise _too_often(WAIT_AFTER_CALLS)
    return token


def rows_of(request: HttpRequest) -> list[Any]:
    too_large = Problem(413, f"Send at most {MOST_ROWS} jobs and {MOST_BYTES} bytes at once.")
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > MOST_BYTES:
        raise too_large
    try:
        body = request.body
    except RequestDataTooBig:
        raise too_large from None
    if len(body) > MOST_BYTES:
        raise too_large
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):  # the second is of lists in lists in lists
        raise Problem(400, "This is not JSON.") from None
    rows = said.get("jobs") if isinstance(said, dict) else None
    if not isinstance(rows, list):
        raise Problem(400, "Send an object with a list named “jobs”.")
    if len(rows) > MOST_ROWS:
        raise too_large
    return rows


def note_use(token: SenderToken) -> None:
    """The day, so that people see which token is in use; written once a day."""
    today = timezone.localdate()
    if token.last_used_on != today:
        SenderToken.objects.filter(pk=token.pk).update(last_used_on=today)


def _allowed(request: HttpRequest, action: str, *, key: str | None = None) -> bool:
    return ratelimit.consume(request, app="allauth.account", action=action, key=key) is not None


def _too_often(seconds: int) -> Problem:
    """No limit can be counted while the cache is away: that is no fault of theirs."""
    if is_away():
        return Problem(503, "Something of ours is being mended.", Retry_After="60")
    return Problem(429, "That was too often. Wait a while.", Retry_After=str(seconds))
