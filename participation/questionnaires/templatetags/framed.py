"""The page around questions, in the language in which somebody is asked them."""

from typing import Any

from django import template
from django.utils.html import format_html
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


@register.simple_tag(takes_context=True)
def framed_with_phone(context: Any, english: str, phone: str) -> SafeString:
    """One sentence with a number that is rung by a press: the number alone, for it is broken into no two lines."""
    before, _, after = _language(context).of(english).partition("{phone}")
    link = '{}<a class="govuk-link" href="tel:{}">{}</a>{}'
    return format_html(link, before, phone.replace(" ", ""), phone, after)
