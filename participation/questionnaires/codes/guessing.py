"""How many wrong codes one connection may try: for everybody alike, whoever has signed in too.

Only a code that could be one of ours and is nobody's counts: whoever mistypes is told so by the check
sign, and a whole stair that shares a connection may answer.
"""

from allauth.core.internal import ratelimit
from django.http import HttpRequest

from base.core.resting_cache import why_not_now

TOO_MANY = "Too many wrong codes came from your connection. Wait an hour, or ring us"


def too_many_wrong_codes(request: HttpRequest) -> str:
    """Why no code can be tried from here now, the right one neither; empty where one can."""
    return "" if _counted(request, dry_run=True) else why_not_now(TOO_MANY)


def count_wrong_code(request: HttpRequest) -> None:
    _counted(request, dry_run=False)


def _counted(request: HttpRequest, *, dry_run: bool) -> bool:
    """Opening a link is a try as well, which ``allauth.core.ratelimit`` would not count."""
    usage = ratelimit.consume(
        request, app="allauth.account", action="wrong_code", dry_run=dry_run, limit_get=True
    )
    return usage is not None
