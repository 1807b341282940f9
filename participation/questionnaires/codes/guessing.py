"""How many wrong codes one connection may try: for everybody alike, whoever has signed in too.

Only a code that could be one of ours and is nobody's counts: whoever mistypes is told so by the check
sign, and a whole stair that shares a connection may answer, or all who reach us through one gateway of a mobile
network. So looking whether there were too many takes no lock: behind one, people who answer at the same moment
from one connection waited for each other, and whoever waited for a second was refused.
"""

import time

from allauth.account import app_settings
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest

from base.core.resting_cache import is_away, why_not_now

ACTION = {"app": "allauth.account", "action": "wrong_code"}

TOO_MANY = "Too many wrong codes came from your connection. Wait an hour, or ring us"


def too_many_wrong_codes(request: HttpRequest) -> str:
    """Why no code can be tried from here now, the right one neither; empty where one can."""
    rates = {
        ratelimit.get_cache_key(request, rate=rate, **ACTION): rate
        for rate in ratelimit.parse_rates(app_settings.RATE_LIMITS.get(ACTION["action"]))
    }
    tried = cache.get_many(rates)
    now = time.time()
    allowed = all(
        ratelimit.apply_rate(tried.get(key, []), now, rate, dry_run=True)[0]
        for key, rate in rates.items()
    )
    # What cannot be counted lets nobody through.
    return "" if allowed and not is_away() else why_not_now(TOO_MANY)


def count_wrong_code(request: HttpRequest) -> None:
    """Opening a link is a try as well, which ``allauth.core.ratelimit`` would not count."""
    ratelimit.consume(request, limit_get=True, **ACTION)
