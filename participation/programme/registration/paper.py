"""A letter of ours about the register, as a tagged PDF: the words that were sent, on paper."""

import hashlib

from django.core.cache import cache
from django.http import HttpResponse
from django.template.loader import render_to_string

from base.core.brand import current_brand
from base.core.house_rules import BRAND_ADDRESS
from base.core.pdf import pdf_of

from .models import Step

KEPT_SECONDS = 24 * 60 * 60


def letter_on_paper(step: Step) -> bytes:
    """Laid out once; asked for again, it costs no second layout."""
    brand = current_brand()
    context = {
        "step": step,
        "registration": step.registration,
        "brand": brand,
        "sender": BRAND_ADDRESS.value.split(", "),
        "paragraphs": [one for one in step.letter.split("\n\n") if one.strip()],
    }
    html = render_to_string("registration/letter.html", context)
    css = render_to_string("registration/letter.css", context)
    key = "register-letter:" + hashlib.sha256(f"{html}\n{css}".encode()).hexdigest()
    return cache.get_or_set(key, lambda: pdf_of(html, css=css), KEPT_SECONDS)


def handed_letter(step: Step) -> HttpResponse:
    return HttpResponse(
        letter_on_paper(step),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="register-letter-{step.pk}.pdf"'},
    )
