"""The page around questions, in the language in which somebody is asked them."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from ..answering.language import Language

register = template.Library()


def _language(context: Any) -> Language:
    return context.get("language") or Language()


@register.simple_tag(takes_context=True)
def framed(context: Any, english: str, **values: Any) -> str:
    """One sentence of :mod:`..translating.frame`, with what is put into it."""
    return _language(context).of(english, **values)


@register.simple_tag(takes_context=True)
def framed_by_owner(context: Any, english: str) -> SafeString | str:
    """What an owner says: where it is not translated, it is marked as English."""
    return _language(context).marked(english) if english else ""
