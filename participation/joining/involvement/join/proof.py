"""Proving an email address by a code, in a way that tells nobody whose address is known here."""

from allauth.account.forms import RequestLoginCodeForm
from allauth.account.utils import filter_users_by_email
from allauth.account.views import RequestLoginCodeView
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from base.accounts.services import make_unproved_user
from base.core.refused import Refused


def send_code(request: HttpRequest, email: str) -> str:
    """Send a sign-in code and return the address where it is typed in.

    Somebody new is made a user first, without password or proof; so a known and an unknown address
    take the same way, and a code proves either.
    """
    if not filter_users_by_email(email):
        make_unproved_user(email=email)
    form = RequestLoginCodeForm({"email": email})
    if not form.is_valid():
        raise Refused(
            "You have asked for several codes in a short time. Wait a minute and send again."
            " Your answers are kept."
        )
    sign_in = RequestLoginCodeView()
    sign_in.setup(request)
    sign_in.form_valid(form)
    welcome = urlencode({"next": reverse("join:welcome")})
    return f"{reverse('account_confirm_login_code')}?{welcome}"
