"""The landlord's name, mark, contact details and colours, from settings.BRAND.

The colours reach the browser as custom properties in ``/brand.css``, so that changing them needs
no build. ``base.core.checks`` refuses a palette that somebody could not read.
"""

import hashlib

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import patch_cache_control
from django.views import View

from .audience import Audience

WHITE, BLACK = "#ffffff", "#000000"
#: GOV.UK Frontend's own text colours, which stand on our backgrounds.
TEXT, QUIET_TEXT = "#0b0c0c", "#484949"


def mixed(colour: str, other: str, share: float) -> str:
    """``share`` of ``colour`` with the rest of ``other``: ``mixed(leaf, WHITE, 0.2)`` is a tint."""
    return "#" + "".join(
        f"{round(share * one + (1 - share) * two):02x}"
        for one, two in zip(channels(colour), channels(other), strict=True)
    )


def channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def palette() -> dict[str, str]:
    """The landlord's colours by name, and the tints and shades made from them."""
    colours = settings.BRAND["colours"]
    leaf, sun = colours["leaf"], colours["sun"]
    return {
        **colours,
        "leaf-hover": mixed(leaf, BLACK, 0.8),
        "leaf-shade": mixed(leaf, BLACK, 0.6),
        "leaf-tint": mixed(leaf, WHITE, 0.2),
        "sun-shade": mixed(sun, BLACK, 0.3),
        "sun-tint": mixed(sun, WHITE, 0.25),
    }


def as_css() -> str:
    ours = palette()
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
    return ":root {\n  " + "\n  ".join(lines) + "\n}\n"


def address() -> str:
    """Changes when the colours do, so that browsers may keep the file for ever."""
    return "/brand.css?v=" + hashlib.sha256(as_css().encode()).hexdigest()[:12]


class Stylesheet(View):
    audience = Audience.EVERYONE

    def get(self, request):
        response = HttpResponse(as_css(), content_type="text/css")
        patch_cache_control(response, public=True, max_age=365 * 24 * 60 * 60, immutable=True)
        return response


def context(request) -> dict:
    return {
        "brand": settings.BRAND,
        "brand_css": address(),
        "demo": settings.DEMO,
        "jurisdiction": settings.JURISDICTION,
    }
