"""How somebody wants to read: how big, in which colours, with how much room, or read to them (T-50).

Kept in a cookie of their browser and nowhere else, and put on every page as classes, also on the pages
that are kept for visitors, which are kept apart for each choice (``base.core.kept_pages``).
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE = "display"
KEPT_SECONDS = 365 * 24 * 60 * 60

#: Each question with its answers; the first is how the page is for whoever has not chosen.
CHOICES = {
    "text": (("usual", "Usual"), ("large", "Large"), ("largest", "Largest")),
    "contrast": (
        ("usual", "Usual"),
        ("high", "Black on white"),
        ("dark", "Light words on a dark page"),
    ),
    "spacing": (("usual", "Usual"), ("wide", "More room between lines and letters")),
    "aloud": (("usual", "No"), ("on", "Yes, put a button for it on every page")),
}
USUAL = "usual"


def chosen(request: HttpRequest) -> dict[str, str]:
    """What the cookie says, and nothing that we do not offer: anybody can write a cookie."""
    said = set(request.COOKIES.get(COOKIE, "").split("."))
    return {
        question: next((answer for answer, _ in answers if f"{question}-{answer}" in said), USUAL)
        for question, answers in CHOICES.items()
    }


def change(request: HttpRequest, **answers: str) -> None:
    """From here on, in what is made of this request too; whoever answers it has to ``remember`` it."""
    request.COOKIES[COOKIE] = _as_cookie(chosen(request) | answers)


def classes(request: HttpRequest) -> str:
    """For the page's ``html`` element: " portal-text-large"; nothing for whoever has not chosen."""
    return "".join(
        f" portal-{question}-{answer}"
        for question, answer in chosen(request).items()
        if answer != USUAL
    )


def remember(response: HttpResponse, choice: dict[str, str]) -> None:
    """Keep what differs from the usual; all usual is no cookie."""
    said = _as_cookie(choice)
    if not said:
        response.delete_cookie(COOKIE, samesite="Lax")
        return
    response.set_cookie(
        COOKIE,
        said,
        max_age=KEPT_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _as_cookie(choice: dict[str, str]) -> str:
    return ".".join(
        f"{question}-{choice[question]}" for question in CHOICES if choice[question] != USUAL
    )


def context(request: HttpRequest) -> dict[str, str | bool]:
    return {
        "display_classes": classes(request),
        "reads_aloud": chosen(request)["aloud"] != USUAL,
    }
