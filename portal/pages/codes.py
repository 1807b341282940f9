"""allauth's pages on which a code is typed in, so that nobody is stuck on one or led astray by it.

An empty press is no wrong try. Where a code has run out, or was tried too often, the way leads to
another one and from there to the page that was wanted. And whoever gave the wrong address can give
another while a code waits.
"""

from allauth.account.internal.stagekit import clear_login
from allauth.account.utils import passthrough_next_redirect_url
from allauth.account.views import (
    ConfirmEmailVerificationCodeView,
    ConfirmLoginCodeView,
    ConfirmPasswordResetCodeView,
)
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views import View

from base.core.audience import Audience


class CodeView:
    """``way_back`` names where another code is had, which allauth leads to without what was wanted."""

    way_back = "account_request_login_code"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        if response.status_code == 302 and response.url.partition("?")[0] in self.ways_out():
            return redirect(with_what_was_wanted(request, reverse(self.way_back)))
        return response

    def ways_out(self) -> set[str]:
        """Where allauth sends whoever can try no further here."""
        return {reverse("account_login"), reverse("account_request_login_code")}

    def form_invalid(self, form):
        if "code" in form.fields and not form.data.get("code", "").strip():
            return self.render_to_response(self.get_context_data(form=form))  # type: ignore[attr-defined]
        return super().form_invalid(form)  # type: ignore[misc]


class SignInCode(CodeView, ConfirmLoginCodeView):
    pass


class NewPasswordCode(CodeView, ConfirmPasswordResetCodeView):
    way_back = "account_reset_password"


class EmailCode(CodeView, ConfirmEmailVerificationCodeView):
    """Of whoever signs in with an address that is not proved, or changes theirs."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if request.user.is_authenticated:
            self.way_back = "account_email"
        return super().dispatch(request, *args, **kwargs)


class SignInAnew(View):
    """Give up the code that waits, and sign in with another address. Nothing else here is forgotten."""

    audience = Audience.EVERYONE
    http_method_names = ["post"]

    def post(self, request: HttpRequest):
        clear_login(request)
        return redirect(with_what_was_wanted(request, reverse("account_login")))


def with_what_was_wanted(request: HttpRequest, address: str) -> str:
    """Only where it is a page of ours."""
    return passthrough_next_redirect_url(request, address, REDIRECT_FIELD_NAME)
