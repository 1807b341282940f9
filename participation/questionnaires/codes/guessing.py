"""How many wrong codes one connection may try: for everybody alike, whoever has signed in too.

Only a code that could be one of ours and is nobody's counts: whoever mistypes is told so by the check
sign, and a whole stair that shares a connection may answer, or all who reach us through one gateway of a mobile
network. So nobody is shut out for what a neighbour does. After so many wrong ones a connection goes slowly: one code in
:data:`PACE` seconds. Whoever has begun with their code in a browser goes on there at their own speed; a cookie of that
code's pages alone says that it was right, and the portal keeps nothing of it.

Looking whether there were too many takes no lock: behind one, people who answer at the same moment
from one connection waited for each other, and whoever waited for a second was refused.
"""

import time

from allauth.account import app_settings
from allauth.core.internal import ratelimit
from django.conf import settings
from django.core.cache import cache
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from base.core.resting_cache import is_away, why_not_now

ACTION = {"app": "allauth.account", "action": "wrong_code"}
#: Seconds between two codes of a connection from which many wrong ones came.
PACE = 10
SLOWLY = (
    f"Many wrong codes came from your connection. Wait {PACE} seconds and try again, or ring us"
)
#: Says that whoever has this browser gave the right code; see :func:`remember`.
KNOWN = "code-is-known"


def too_many_wrong_codes(request: HttpRequest) -> str:
    """Why no code can be tried from here just now, the right one neither; empty where one can."""
    rates = _rates(request)
    tried = cache.get_many(rates)
    now = time.time()
    allowed = all(
        ratelimit.apply_rate(tried.get(key, []), now, rate, dry_run=True)[0]
        for key, rate in rates.items()
    )
    # What cannot be counted lets nobody through.
    if is_away():
        return why_not_now(SLOWLY)
    return "" if allowed or cache.add(pace_of(request), True, PACE) else SLOWLY


def count_wrong_code(request: HttpRequest) -> None:
    """Opening a link is a try as well, which ``allauth.core.ratelimit`` would not count."""
    ratelimit.consume(request, limit_get=True, **ACTION)
    cache.set(pace_of(request), True, PACE)


def is_known(request: HttpRequest, signs: str) -> bool:
    """Whether this browser has had the right code before: then nothing is guessed."""
    try:
        return bool(request.get_signed_cookie(KNOWN, salt=_salt(signs)))
    except (KeyError, BadSignature):
        return False


def remember(response: HttpResponseBase, signs: str) -> None:
    """Until the browser is closed, on the pages of this code alone."""
    response.set_signed_cookie(
        KNOWN,
        "yes",
        salt=_salt(signs),
        path=reverse("questionnaires:code", args=[signs]),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _rates(request: HttpRequest) -> dict[str, ratelimit.Rate]:
    return {
        ratelimit.get_cache_key(request, rate=rate, **ACTION): rate
        for rate in ratelimit.parse_rates(app_settings.RATE_LIMITS.get(ACTION["action"]))
    }


def pace_of(request: HttpRequest) -> str:
    """Under what the cache keeps that a connection tried a code just now."""
    return f"{min(_rates(request))}:pace"


def _salt(signs: str) -> str:
    return f"questionnaires.code:{signs}"
