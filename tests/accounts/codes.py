"""The codes that somebody signs in with: from an email, and from an app."""

import re

from allauth.mfa.totp.internal import auth
from django.core import mail

from participation.messages.contact.models import Message

CONFIRM = "/accounts/login/code/confirm/"


def code_sent_to(address: str) -> str:
    """From the email, where it has left: what a sent message said of a code is forgotten."""
    sent = [email.body for email in mail.outbox if address in email.to]
    text = sent[-1] if sent else Message.objects.filter(address=address).latest("pk").text
    return re.search(r"^[A-Z0-9-]{6,}$", text, re.MULTILINE)[0]


def shown_by_app(secret: str) -> str:
    """The 6 digits that an authenticator app shows now for a key."""
    (counter, *_) = auth.yield_hotp_counters_from_time()
    return auth.format_hotp_value(auth.hotp_value(secret, counter))
