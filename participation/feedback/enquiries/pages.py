"""Which page somebody came from, said by a link that anybody can change."""

from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.urls import Resolver404, resolve

from base.accounts.models import User
from base.core.audience import Audience
from base.core.middleware import audience_of
from participation.programme.consultations.kinds import CONSULTATION
from participation.programme.consultations.models import Consultation

LONGEST = 300
#: What the address of a page may name. Anything else may be a secret, such as a token in an email.
HARMLESS = {"slug", "pk", "year", "month"}


def public_page(address: str) -> str:
    """The path of one of our own pages that everybody may open; empty for any other address."""
    parts = urlsplit(address[: LONGEST + 1])
    path = parts.path
    if parts.scheme or parts.netloc or not path.startswith("/") or len(path) > LONGEST:
        return ""
    try:
        found = resolve(path)
    except Resolver404:
        return ""
    is_harmless = set(found.kwargs) <= HARMLESS and not found.args
    is_public = audience_of(found.func) is Audience.EVERYONE
    return path if is_public and is_harmless else ""


def consultation_on(page: str, user: User | AnonymousUser) -> Consultation | None:
    """The consultation that a public page is about: what is sent from there is an answer to it."""
    try:
        found = resolve(page)
    except Resolver404:
        return None
    if found.view_name != CONSULTATION.page:
        return None
    return (
        Consultation.objects.visible_to(user).published().filter(slug=found.kwargs["slug"]).first()
    )
