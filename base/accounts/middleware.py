import time

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.shortcuts import redirect

#: In the session: when its owner signed in.
SIGNED_IN_AT = "signed_in_at"
#: What sign-in asks for. Recovery codes stand in for one of these, and are none by themselves.
SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
#: What somebody without their second factor may still open: setting it up, and leaving; and the
#: colours of those pages.
OPEN_WITHOUT = (
    "brand_css",
    "mfa_",
    "account_logout",
    "account_reauthenticate",
    "account_reauthenticate_by_code",
)


def begin_day(request, **_) -> None:
    """Somebody has signed in. Receives Django's signal."""
    request.session[SIGNED_IN_AT] = time.time()


def is_over(request) -> bool:
    since = request.session.get(SIGNED_IN_AT, 0)
    return time.time() - since > settings.STAFF_SIGNED_IN_SECONDS


class SecondFactorMiddleware:
    """Staff, managers, the board and administrators set up a second factor before anything opens.

    Once it is set up, allauth asks for it at every sign-in, and sessions from before it are ended
    (``portal.reactions``); so having one means having used it. They sign in anew each working day,
    however busy they are: a browser that was left open, or taken, is theirs no longer the next morning.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        user = request.user
        if not user.is_authenticated or not user.needs_second_factor:
            return None
        if is_over(request):
            logout(
                request
            )  # as a visitor they go on: what they typed is kept, and they sign in anew
            return None
        if (request.resolver_match.url_name or "").startswith(OPEN_WITHOUT):
            return None
        if is_mfa_enabled(user, SECOND_FACTORS):
            return None
        return redirect("mfa_activate_totp")
