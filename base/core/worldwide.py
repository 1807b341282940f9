"""Names that mail programs, calendars and gateways keep, which meet those of other systems there."""

import datetime as dt
from urllib.parse import urlsplit

from django.conf import settings


def named(kind: str, number: int, since: dt.datetime) -> str:
    """``message-12.6424f1a2b3c4d``: the same for as long as the row lives.

    ``since``, the moment at which the row came to be, tells it from the row of the same number in a
    portal that was set up anew, or in the one that people train on.
    """
    return f"{kind}-{number}.{int(since.timestamp() * 1_000_000):x}"


def at_our_domain(name: str) -> str:
    """Followed by the portal's own domain, in the letters that every mail program reads."""
    host = urlsplit(settings.PORTAL_ADDRESS).hostname or "localhost"
    return f"{name}@{host.encode('idna').decode()}"
