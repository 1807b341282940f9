"""Which page somebody came from, said by a link that anybody can change."""

from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from base.core.audience import Audience
from base.core.middleware import audience_of

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
