"""A short document as a PDF while somebody waits: laid out once for each state of what it says."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.core.cache import cache
from django.http import HttpResponse
from django.template.loader import render_to_string

from .brand import current_brand
from .pdf import pdf_of

KEPT_SECONDS = 24 * 60 * 60


def on_paper(page: str, style: str, context: Mapping[str, Any], *, name: str) -> HttpResponse:
    """``page`` and ``style`` are templates, both told the brand. Asked for a thousand times, it costs one layout."""
    told = {"brand": current_brand(), **context}
    html, css = render_to_string(page, told), render_to_string(style, told)
    key = "paper:" + hashlib.sha256(f"{html}\n{css}".encode()).hexdigest()
    return HttpResponse(
        cache.get_or_set(key, lambda: pdf_of(html, css=css), KEPT_SECONDS),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}.pdf"'},
    )
