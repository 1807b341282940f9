"""What somebody typed is not lost because they were signed out, or because the page was old."""

from urllib.parse import urlsplit

from django.shortcuts import render

IN_SESSION = "kept_answers"
NEVER_KEPT = {"csrfmiddlewaretoken", "password", "password1", "password2", "code"}


def keep_answers(request) -> None:
    """Hold a refused POST in the session until its owner has signed in again."""
    request.session[IN_SESSION] = {"path": request.get_full_path(), "answers": typed_in(request)}


def typed_in(request) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in NEVER_KEPT
    ]


def csrf_failure(request, reason=""):
    """An old page gets its answers back to send again; a post from another site gets nothing."""
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    from_here = urlsplit(origin).netloc == request.get_host()
    return render(
        request,
        "errors/old_page.html",
        {"path": request.get_full_path(), "answers": typed_in(request) if from_here else []},
        status=403,
    )
