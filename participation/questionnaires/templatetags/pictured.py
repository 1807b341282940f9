"""Pictures of questions and answers, on pages that show no form of them."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from .. import shown_pictures

register = template.Library()


@register.simple_tag
def picture_of(row: Any) -> SafeString | str:
    """Of a question or an answer, if there is one."""
    return shown_pictures.picture_of(row) if row else ""
