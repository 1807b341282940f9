from django import template

from ..models import Words, words_for

register = template.Library()


@register.simple_tag
def wording(key: str) -> Words:
    """``{% wording "menu" as words %}``: the landlord's title and paragraphs, or the shipped ones."""
    return words_for(key)
