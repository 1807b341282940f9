from urllib.parse import parse_qs, urlsplit, urlunsplit

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpResponse
from django.urls import resolve, reverse

from .audience import Audience
from .kept_answers import keep_answers, typed_in


def guards_itself(view, app_names: list[str]) -> bool:
    """allauth guards its sign-in pages and the admin lets in administrators, each by itself."""
    kinds = getattr(view, "view_class", type(view)).__mro__
    of_allauth = any(kind.__module__.startswith("allauth.") for kind in kinds)
    return of_allauth or view.__module__.startswith("allauth.") or "admin" in app_names


def audience_of(view) -> Audience | None:
    """The audience a view declares, whether it is a class or a function."""
    return getattr(getattr(view, "view_class", view), "audience", None)


def may_open(user, page: str) -> bool:
    """Whether the page of this name, one without numbers in its address, is for them: shall a link show?"""
    audience = audience_of(resolve(reverse(page)).func)
    return audience is not None and audience.admits(user)


def opens_when_acting(view) -> bool:
    """An officer may use it for the customer they act for (``participation.records.acting``)."""
    return getattr(getattr(view, "view_class", view), "open_when_acting", False)


def types_nothing(view) -> bool:
    """Its forms are buttons alone: whoever was signed out wants the page back and presses again."""
    return getattr(getattr(view, "view_class", view), "types_nothing", False)


class NoStoreMiddleware:
    """No browser keeps what somebody with a session was shown, so nobody finds it with Back.

    Whoever has a session has signed in, is about to, or is joining. What says itself that it is the
    same for everybody, such as the style sheet, stays.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_for_all = "public" in response.headers.get("Cache-Control", "")
        if settings.SESSION_COOKIE_NAME in request.COOKIES and not is_for_all:
            response.headers["Cache-Control"] = "private, no-store"
        return response


class AudienceMiddleware:
    """Turns away everybody a view is not for, before any of its rows is fetched.

    What was typed waits until its owner has signed in, also where a view that guards itself sends them there.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.is_guarded_by_view = False
        response = self.get_response(request)
        if request.is_guarded_by_view and asks_to_sign_in(request, response) and typed_in(request):
            keep_answers(request)
            return redirect_to_login(reverse("kept_answers"))
        return response

    def process_view(self, request, view, args, kwargs):
        if guards_itself(view, request.resolver_match.app_names):
            request.is_guarded_by_view = request.method == "POST" and request.user.is_anonymous
            return None
        audience = audience_of(view)
        if audience is None:
            raise ImproperlyConfigured(f"{view.__module__}.{view.__name__} names no audience.")
        if audience.admits(request.user):
            return None
        if getattr(request, "acting", None) is not None and opens_when_acting(view):
            return None
        if request.user.is_authenticated:
            raise PermissionDenied
        in_page = "HX-Request" in request.headers
        if in_page and (request.method != "POST" or types_nothing(view)):
            return whole_page_to_login(request)
        if request.method != "POST":
            return redirect_to_login(request.get_full_path())
        keep_answers(request)
        to_login = redirect_to_login(reverse("kept_answers"))
        return HttpResponse(headers={"HX-Redirect": to_login.url}) if in_page else to_login


def asks_to_sign_in(request, response) -> bool:
    """Whether it leads away only to come back to this same page."""
    wanted = parse_qs(urlsplit(response.headers.get("Location", "")).query)
    return wanted.get(REDIRECT_FIELD_NAME) == [request.get_full_path()]


def whole_page_to_login(request) -> HttpResponse:
    """A fragment cannot hold the sign-in page, so the page around it goes there and comes back."""
    around = urlsplit(request.headers.get("HX-Current-URL", ""))
    come_back = urlunsplit(("", "", around.path, around.query, "")) or "/"
    return HttpResponse(headers={"HX-Redirect": redirect_to_login(come_back).url})
