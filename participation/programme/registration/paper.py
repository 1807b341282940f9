"""A letter of ours, as a tagged PDF: the words that were sent, on paper."""

from django.http import HttpResponse

from base.core.house_rules import BRAND_ADDRESS
from base.core.kept_paper import on_paper

from .models import Step

STYLE = "registration/letter.css"


def as_letter(words: str) -> dict[str, list[str]]:
    """What a letter page shows beside whom and what it is about: our address, and its paragraphs."""
    return {
        "sender": BRAND_ADDRESS.value.split(", "),
        "paragraphs": [one for one in words.split("\n\n") if one.strip()],
    }


def handed_letter(step: Step) -> HttpResponse:
    context = {"step": step, "registration": step.registration, **as_letter(step.letter)}
    name = f"register-letter-{step.pk}"
    return on_paper("registration/letter.html", STYLE, context, name=name)
