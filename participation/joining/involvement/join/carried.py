"""What was typed on the pages of Join before is carried by the page itself, signed, for a session may run out on the way.

It is put back only into a session that knows nothing of Join, and only for whoever typed it: nobody else
has signed in or out in this browser since. Whoever had signed in signs in again first.
"""

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest

from base.core.kept_answers import WHO_COOKIE

#: The hidden box of each page; kept answers show nothing that ends so.
BOX = "answers_token"
SALT = "join.answers"
#: A session lasts from the last press, and a page in a phone's tab for longer.
KEPT_FOR_SECONDS = 2 * settings.SESSION_COOKIE_AGE


def carried(request: HttpRequest, step_data: dict[str, Any]) -> str:
    """For the hidden box of a page; empty where nothing has been typed before it."""
    if not step_data:
        return ""
    held = {"answers": step_data, "by": request.who_typed, "here": last_here(request)}
    return signing.dumps(held, salt=SALT, compress=True)


def brought_back(request: HttpRequest) -> dict[str, Any]:
    """What the page that was sent carries: its ``answers``, and ``by`` whom where they had signed in.

    Empty where it carries none, where it is too old, and where somebody else was here since.
    """
    try:
        held = signing.loads(request.POST.get(BOX, ""), salt=SALT, max_age=KEPT_FOR_SECONDS)
    except signing.BadSignature:
        return {}
    return held if held["here"] == last_here(request) else {}


def last_here(request: HttpRequest) -> str:
    """Who has signed in, or did last, in this browser; a mark that says it to us alone."""
    return request.who_typed or request.COOKIES.get(WHO_COOKIE, "")
