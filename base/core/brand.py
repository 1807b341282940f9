"""The landlord's name, mark, contact details and colours, as templates and documents ask for them.

The colours reach the browser as custom properties in ``/brand.css``, so that changing them needs
no build. They are house rules, and a palette that somebody could not read is refused.
"""

import hashlib
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import patch_cache_control
from django.views import View

from .audience import Audience
from .colours import palette
from .house_rules import (
    BRAND_ADDRESS,
    BRAND_EMAIL,
    BRAND_INK,
    BRAND_LEAF,
    BRAND_LINE,
    BRAND_LINK,
    BRAND_NAME,
    BRAND_PHONE,
    BRAND_SAND,
    BRAND_SHORT_NAME,
    BRAND_SKY,
    BRAND_SUN,
    JURISDICTION,
)
from .rules.values import in_force

YEAR, MINUTE = 365 * 24 * 60 * 60, 60


def current_brand() -> dict[str, Any]:
    """``{{ brand }}``: who the landlord is now."""
    return {
        "name": BRAND_NAME.value,
        "short_name": BRAND_SHORT_NAME.value,
        "logo": settings.BRAND_LOGO,
        "phone": BRAND_PHONE.value,
        "email": BRAND_EMAIL.value,
        "address": BRAND_ADDRESS.value,
        "colours": current_colours(),
    }


def current_colours() -> dict[str, str]:
    return {
        "ink": BRAND_INK.value,
        "link": BRAND_LINK.value,
        "leaf": BRAND_LEAF.value,
        "sun": BRAND_SUN.value,
        "sand": BRAND_SAND.value,
        "line": BRAND_LINE.value,
        "sky": BRAND_SKY.value,
    }


def as_css() -> str:
    css, _ = _written(tuple(current_colours().items()))
    return css


def version() -> str:
    """Another one for other colours."""
    _, version = _written(tuple(current_colours().items()))
    return version


@lru_cache(maxsize=4)
def _written(colours: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """The stylesheet of these colours, and its version."""
    ours = palette(dict(colours))
    govuk = {
        "brand": ours["ink"],
        "link": ours["link"],
        "link-visited": ours["link"],
        "link-hover": ours["ink"],
        "success": ours["leaf"],
        "border": ours["line"],
        "template-background": ours["ink"],
        "surface-background": ours["sand"],
        "surface-border": ours["line"],
    }
    lines = [f"--portal-{name}: {colour};" for name, colour in ours.items()]
    lines += [f"--govuk-{name}-colour: {colour};" for name, colour in govuk.items()]
    css = ":root {\n  " + "\n  ".join(lines) + "\n}\n"
    return css, hashlib.sha256(css.encode()).hexdigest()[:12]


def address() -> str:
    """Changes when the colours do, so that browsers may keep the file for ever."""
    return f"/brand.css?v={version()}"


class Stylesheet(View):
    """Colours that are not those the address names are kept for a minute, and not for ever."""

    audience = Audience.EVERYONE

    def get(self, request):
        asked = request.GET.get("v") or version()
        if asked != version():
            in_force.look_again()  # another process may know of new colours already
        response = HttpResponse(as_css(), content_type="text/css")
        if asked == version():
            patch_cache_control(response, public=True, max_age=YEAR, immutable=True)
        else:
            patch_cache_control(response, public=True, max_age=MINUTE)
        return response


def context(request) -> dict:
    return {
        "brand": current_brand(),
        "brand_css": address(),
        "demo": settings.DEMO,
        "jurisdiction": JURISDICTION.value,
    }
