"""A letter of ours about a grant, as a tagged PDF: the words that were sent, on paper."""

import hashlib

from django.core.cache import cache
from django.http import HttpResponse
from django.template.loader import render_to_string

from base.core.brand import current_brand
from base.core.house_rules import BRAND_ADDRESS
from base.core.pdf import pdf_of

from .models import Letter

KEPT_SECONDS = 24 * 60 * 60


def on_paper(letter: Letter) -> bytes:
    """Laid out once; asked for again, it costs no second layout."""
    context = {
        "letter": letter,
        "brand": current_brand(),
        "sender": BRAND_ADDRESS.value.split(", "),
        "paragraphs": [one for one in letter.words.split("\n\n") if one.strip()],
    }
    html = render_to_string("grants/letter.html", context)
    css = render_to_string("registration/letter.css", context)
    key = "grant-letter:" + hashlib.sha256(f"{html}\n{css}".encode()).hexdigest()
    return cache.get_or_set(key, lambda: pdf_of(html, css=css), KEPT_SECONDS)


def handed_letter(letter: Letter) -> HttpResponse:
    return HttpResponse(
        on_paper(letter),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="grant-letter-{letter.pk}.pdf"',
            "Cache-Control": "private, no-cache",
        },
    )
