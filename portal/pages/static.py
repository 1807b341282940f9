"""Pages that say the same to everybody, and two texts for programs that come by."""

import datetime as dt

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.views.generic import TemplateView, View

from base.core.audience import Audience
from base.core.house_rules import BRAND_EMAIL


class Accessibility(TemplateView):
    audience = Audience.EVERYONE
    template_name = "pages/accessibility.html"


class Privacy(TemplateView):
    audience = Audience.EVERYONE
    template_name = "pages/privacy.html"


class Contact(TemplateView):
    audience = Audience.EVERYONE
    template_name = "pages/contact.html"


#: What nobody looks for in a search engine: pages behind a door, and links that are somebody's own.
NOT_FOR_ROBOTS = ("/accounts/", "/admin/", "/c/", "/me/", "/staff/", "/unsubscribe/", "/webhooks/")
#: RFC 9116 asks for less than a year, so that nobody writes to an address of long ago.
SECURITY_TEXT_DAYS = 180


class Robots(View):
    audience = Audience.EVERYONE

    def get(self, request):
        lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS)]
        return plain_text(lines)


class SecurityText(View):
    """Whom to tell of a weakness (RFC 9116); SECURITY.md says what happens then."""

    audience = Audience.EVERYONE

    def get(self, request):
        until = timezone.localdate() + dt.timedelta(days=SECURITY_TEXT_DAYS)
        return plain_text(
            [
                f"Contact: mailto:{BRAND_EMAIL.value}",
                f"Expires: {until:%Y-%m-%d}T00:00:00Z",
                "Preferred-Languages: en",
                f"Canonical: {settings.PORTAL_ADDRESS}{request.path}",
            ]
        )


def plain_text(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
