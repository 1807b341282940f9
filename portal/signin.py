"""How signing in speaks to the rest of the portal: its emails leave by the one way out."""

import datetime as dt
import uuid

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import consume, respond_429
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from base.accounts import secrets
from base.accounts.models import User
from base.core.house_rules import BRAND_NAME
from base.core.resting_cache import why_not_now
from participation.joining.involvement.join.services import CAME_FROM
from participation.messages.contact.services import rendered, send_to_address

WRONG_CODE = "That code is not right. Check it, or use the newest one that you have"
#: Emails that anybody can make us send by typing an address.
ANSWERS_TO_ANYBODY = ("account/email/unknown_account", "account/email/account_already_exists")


class PortalAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The email address or the password is not right. "
        "Try again, or leave the password empty and we email you a code",
        "duplicate_email": "You sign in with this address already",
        "incorrect_code": WRONG_CODE,
        "incorrect_password": "That password is not right",
        "enter_current_password": "That is not the password you use now",
        "too_many_login_attempts": "That was too many tries. Ask for a new code, or wait 5 minutes",
        "rate_limited": "That was too many tries. Wait 5 minutes and try again",
    }

    def validation_error(self, code: str, *args):
        """A limit that cannot be counted refuses everybody: not because of what this person did."""
        error = super().validation_error(code, *args)
        if code in ("too_many_login_attempts", "rate_limited"):
            error.message = why_not_now(error.message)
        return error

    def post_login(self, request, user, **how):
        """Whoever has joined by signing in is welcomed, by whichever way they came to sign in.

        The page that they asked for is a link there.
        """
        response = super().post_login(request, user, **how)
        welcome = reverse("join:welcome")
        if not getattr(request, "has_joined", False) or response.url == welcome:
            return response
        if response.url != settings.LOGIN_REDIRECT_URL:
            request.session[CAME_FROM] = response.url
        return redirect(welcome)

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """Not of somebody who set up their second step a moment ago: they have just shown its code."""
        since = timezone.now() - dt.timedelta(seconds=app_settings.REAUTHENTICATION_TIMEOUT)
        just_set_up = Authenticator.objects.filter(
            user=self.request.user, created_at__gte=since
        ).exclude(type=Authenticator.Type.RECOVERY_CODES)
        return not just_set_up.exists() and super().is_reauthentication_required(app=app, **kwargs)

    def send_mail(self, template_prefix, email, context):
        """A code or a notice about signing in becomes a message like any other.

        One address gets so many codes and no more; what else happened with an account is always told.
        """
        is_asked_for = "code" in context or template_prefix in ANSWERS_TO_ANYBODY
        if is_asked_for and not consume(self.request, action="code_to_address", key=email.lower()):
            raise ImmediateHttpResponse(respond_429(self.request))
        mail = self.render_mail(template_prefix, email, context)
        send_to_address(
            email,
            template=template_prefix,
            subject=mail.subject,
            text=mail.body,
            dedupe_key=f"signin:{uuid.uuid4()}",
        )


def invite_colleague(user: User, by: User) -> None:
    """Somebody who was let in hears as what, and how to sign in for the first time."""
    template = "account/email/invited"
    roles = [grant.get_role_display() for grant in user.role_grants.order_by("role")]
    subject, text = rendered(template, {"customer": user, "roles": roles, "by": by})
    send_to_address(
        user.email,
        template=template,
        subject=subject,
        text=text,
        dedupe_key=f"invited:{uuid.uuid4()}",
    )


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG_CODE}

    def get_totp_issuer(self) -> str:
        """The name that the phone's app puts beside the code."""
        return BRAND_NAME.value

    def encrypt(self, text: str) -> str:
        return secrets.encrypted(text)

    def decrypt(self, encrypted_text: str) -> str:
        return secrets.decrypted(encrypted_text)
