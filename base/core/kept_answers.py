"""What somebody typed is not lost because they were signed out, or because the page was old.

A refused POST waits in the session until its owner has signed in, and is then shown with a button
that sends it again. Files cannot wait, so the page names them. Whoever signs in next in this browser
may be somebody else: what waits is tied to the one who typed it, by a cookie that outlives the session.
"""

import time
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views import View

from .audience import Audience

IN_SESSION = "kept_answers"
#: Never changed: browsers hold cookies made with it.
SALT = "portal.core.kept_answers"
#: Longer than any form of ours with every box full; a session is no place for more.
MOST_CHARACTERS = 200_000
MOST_ANSWERS = 500
KEPT_FOR_SECONDS = 60 * 60
#: In a form that anybody may send: that it was opened by somebody who had signed in. Its value is theirs alone.
SIGNED_IN = "signed_in_token"
#: Says who signed in here last, to us alone: a keyed hash of their number.
WHO_COOKIE = "who_typed"


def never_kept(name: str) -> bool:
    """Secrets, and what belongs to the old page and not to the person."""
    return name in {"csrfmiddlewaretoken", "code", "credential"} or "password" in name


class WhoTypedMiddleware:
    """Remembers in the browser who is signed in, so that it is known after the session has gone."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.who_typed = ""
        response = self.get_response(request)
        if request.who_typed and request.COOKIES.get(WHO_COOKIE) != request.who_typed:
            response.set_cookie(
                WHO_COOKIE,
                request.who_typed,
                max_age=settings.SESSION_COOKIE_AGE,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite=settings.SESSION_COOKIE_SAMESITE,
            )
        return response

    def process_view(self, request, view, args, kwargs):
        if request.user.is_authenticated:
            request.who_typed = mark_of(request.user)


def mark_of(user) -> str:
    return salted_hmac(SALT, str(user.pk)).hexdigest()[:40]


def keep_answers(request, *, about: int | None = None) -> None:
    """Hold a refused POST in the session until its owner has signed in again.

    ``about`` is the number of the customer for whom an officer had typed it.
    """
    answers = typed_in(request)
    fits = len(answers) <= MOST_ANSWERS and sum(len(v) for _, v in answers) <= MOST_CHARACTERS
    request.session[IN_SESSION] = {
        "path": request.get_full_path(),
        "answers": answers if fits else [],
        "too_long": not fits,
        "files": chosen_files(request),
        "at": time.time(),
        # Nobody has signed in here before: then a visitor typed it, and signs in to send it.
        "owner": request.who_typed or request.COOKIES.get(WHO_COOKIE, ""),
        "about": about,
    }


def kept_answers(request) -> dict | None:
    """What waits for the person signed in, unless it has waited for too long.

    What another person typed goes at once. What an officer typed for a customer waits while they
    act for that customer again, and is not shown otherwise.
    """
    kept = request.session.get(IN_SESSION)
    if not kept:
        return None
    owner = kept["owner"]
    too_old = time.time() - kept["at"] > KEPT_FOR_SECONDS
    if too_old or (owner and not constant_time_compare(owner, mark_of(request.user))):
        del request.session[IN_SESSION]
        return None
    acting = getattr(request, "acting", None)
    if kept["about"] != (acting.customer_id if acting else None):
        return None
    return kept


def typed_in(request) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if not never_kept(name)
    ]


def chosen_files(request) -> list[str]:
    return [file.name for _, files in request.FILES.lists() for file in files][:20]


def shown(answers, path: str) -> list[dict[str, str]]:
    """Answers as their form at ``path`` words them; those without a label go along unseen."""
    boxes = boxes_at(path)
    return [
        {
            "name": name,
            "value": value,
            "label": label_of(name, value, boxes.get(name)),
            "words": words_of(value, boxes.get(name)),
        }
        for name, value in answers
    ]


def boxes_at(path: str) -> dict[str, forms.Field]:
    """By name, where the page has one form of its own.

    A view whose questions are rows finds them by ``boxes_of``, which is told what its address says.
    """
    try:
        found = resolve(urlsplit(path).path)
    except Resolver404:
        return {}
    view = getattr(found.func, "view_class", None)
    if boxes_of := getattr(view, "boxes_of", None):
        return boxes_of(**found.kwargs)
    return getattr(getattr(view, "form_class", None), "base_fields", {})


def label_of(name: str, value: str, box: forms.Field | None) -> str:
    if name.endswith("token") or "current_step" in name or not value.strip():
        return ""
    if box and box.label:
        return "" if box.widget.is_hidden else str(box.label)
    words = name.rsplit("-", 1)[-1].replace("_", " ").capitalize()
    # The button that was pressed: what stands on it begins with its name, as in "save", "Save it".
    return "" if value.startswith(words) else words


def words_of(value: str, box: forms.Field | None) -> str:
    """What stood beside the button or tick, for a choice that the form words itself."""
    if not isinstance(box, forms.ChoiceField) or isinstance(box, forms.ModelChoiceField):
        return value
    return next((str(words) for code, words in box.choices if str(code) == value), value)


class KeptAnswers(View):
    audience = Audience.SIGNED_IN

    def get(self, request):
        kept = kept_answers(request)
        if kept is None:
            return redirect(settings.LOGIN_REDIRECT_URL)
        # Seen once, it no longer stands in the way of signing in; it can still be reloaded.
        request.session[IN_SESSION] = {**kept, "seen": True}
        return render(
            request,
            "core/kept_answers.html",
            {**kept, "answers": shown(kept["answers"], kept["path"])},
        )

    def post(self, request):
        """Throw them away. Sending them goes straight to the page they were meant for."""
        request.session.pop(IN_SESSION, None)
        return redirect(settings.LOGIN_REDIRECT_URL)


def csrf_failure(request, reason=""):
    """An old page gets its answers back to send again; a post from another site gets nothing."""
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    from_here = urlsplit(origin).netloc == request.get_host()
    return render(
        request,
        "errors/old_page.html",
        {
            "path": request.get_full_path(),
            "answers": shown(typed_in(request), request.path) if from_here else [],
            "files": chosen_files(request) if from_here else [],
            "from_here": from_here,
        },
        status=403,
    )
