"""What somebody typed is not lost because they were signed out, or because the page was old.

A refused POST waits in the session until its owner has signed in, and is then shown with a button
that sends it again. Files cannot wait, so the page names them.
"""

import time
from urllib.parse import urlsplit

from django.shortcuts import redirect, render
from django.views import View

from .audience import Audience

IN_SESSION = "kept_answers"
#: Longer than any form of ours with every box full; a session is no place for more.
MOST_CHARACTERS = 200_000
MOST_ANSWERS = 500
KEPT_FOR_SECONDS = 60 * 60


def never_kept(name: str) -> bool:
    """Secrets, and what belongs to the old page and not to the person."""
    return name in {"csrfmiddlewaretoken", "code", "credential"} or "password" in name


def keep_answers(request) -> None:
    """Hold a refused POST in the session until its owner has signed in again."""
    answers = typed_in(request)
    fits = len(answers) <= MOST_ANSWERS and sum(len(v) for _, v in answers) <= MOST_CHARACTERS
    request.session[IN_SESSION] = {
        "path": request.get_full_path(),
        "answers": answers if fits else [],
        "too_long": not fits,
        "files": chosen_files(request),
        "at": time.time(),
    }


def kept_answers(session) -> dict | None:
    """What is waiting, unless it has waited for too long."""
    kept = session.get(IN_SESSION)
    if kept and time.time() - kept["at"] > KEPT_FOR_SECONDS:
        del session[IN_SESSION]
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


def shown(answers) -> list[dict[str, str]]:
    """Answers with the name of their box in words; those without words go along unseen."""
    return [
        {
            "name": name,
            "value": value,
            "label": ""
            if name.endswith("token") or "current_step" in name or not value.strip()
            else name.rsplit("-", 1)[-1].replace("_", " ").capitalize(),
        }
        for name, value in answers
    ]


class KeptAnswers(View):
    audience = Audience.SIGNED_IN

    def get(self, request):
        kept = kept_answers(request.session)
        if kept is None:
            return redirect("welcome")
        # Seen once, it no longer stands in the way of signing in; it can still be reloaded.
        request.session[IN_SESSION] = {**kept, "seen": True}
        return render(
            request, "pages/kept_answers.html", {**kept, "answers": shown(kept["answers"])}
        )

    def post(self, request):
        """Throw them away. Sending them goes straight to the page they were meant for."""
        request.session.pop(IN_SESSION, None)
        return redirect("welcome")


def csrf_failure(request, reason=""):
    """An old page gets its answers back to send again; a post from another site gets nothing."""
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    from_here = urlsplit(origin).netloc == request.get_host()
    return render(
        request,
        "errors/old_page.html",
        {
            "path": request.get_full_path(),
            "answers": shown(typed_in(request)) if from_here else [],
            "files": chosen_files(request) if from_here else [],
            "from_here": from_here,
        },
        status=403,
    )
