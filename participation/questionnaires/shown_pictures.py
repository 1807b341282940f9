"""A picture as it stands on a page: it keeps its place while it loads, and loads when somebody comes to it."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString


def picture_of(row: Any) -> SafeString | str:
    """Of a question or an answer; nothing where there is none."""
    if not row.picture:
        return ""
    return format_html(
        '<img class="portal-picture" src="{}" alt="{}" width="{}" height="{}" loading="lazy">',
        row.picture_address,
        row.alt,
        row.picture_width or "",
        row.picture_height or "",
    )


def with_picture(words: str, row: Any) -> SafeString | str:
    """Words of a question or an answer, and its picture after them."""
    return format_html("{} {}", words, picture_of(row)) if row.picture else words
