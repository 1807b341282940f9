"""One opportunity on one sheet of paper, with a code that leads a phone to its page."""

import hashlib

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.views.generic import View

from base.core.audience import Audience
from base.core.brand import current_brand
from base.core.pdf import pdf_of
from base.core.qr import qr_svg

from .models import Opportunity

KEPT_SECONDS = 24 * 60 * 60
#: What somebody has typed of what stands on it.
TYPED = (
    *("title", "summary", "description", "time_detail", "when_detail", "where_detail"),
    *("who_for", "training", "expenses", "rewards", "influence"),
)


class LeafletFile(View):
    audience = Audience.EVERYONE

    def get(self, request, slug):
        seen = Opportunity.objects.visible_to(request.user).select_related("level")
        opportunity = get_object_or_404(seen.prefetch_related("tenures"), slug=slug)
        name = slugify(opportunity.title) or "leaflet"
        return HttpResponse(
            leaflet_of(opportunity),
            content_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="{name}.pdf"'},
        )


def leaflet_of(opportunity: Opportunity) -> bytes:
    """Laid out once for each wording of it: a leaflet asked for a thousand times costs one layout."""
    context = {"opportunity": opportunity, "brand": current_brand()}
    address = settings.PORTAL_ADDRESS + opportunity.get_absolute_url()
    html = render_to_string(
        "involvement/leaflet.html", {**context, "address": address, "qr": qr_svg(address)}
    )
    css = render_to_string("involvement/leaflet.css", context)
    key = "leaflet:" + hashlib.sha256(f"{html}\n{css}".encode()).hexdigest()
    return cache.get_or_set(key, lambda: pdf_of(html, css=css), KEPT_SECONDS)
