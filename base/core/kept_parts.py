"""Pieces of page that are the same for many, made once a process and then filled in.

What differs from one person or page to the next stands in a gap, and is never kept. Everything else
that the template reads must be given as ``same``, which is what the piece is kept by.
"""

import secrets
from collections.abc import Hashable, Mapping
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.signals import setting_changed
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.safestring import SafeString, mark_safe

from .pieces import safe

#: Nobody can know it, so nothing that a landlord writes is taken for a gap.
MARK = secrets.token_hex(8)

MOST_KEPT = 500
_KEPT: dict[Hashable, list[str]] = {}


def part(
    template: str, *, kept_by: Hashable, same: Mapping[str, Any], gaps: Mapping[str, Any]
) -> SafeString:
    """``template`` with ``same`` and, in its gaps, these words, escaped unless they are safe HTML.

    ``kept_by`` tells apart whatever ``same`` may be; it holds nothing about one person.
    """
    release = getattr(staticfiles_storage, "manifest_hash", "")
    kept = (template, tuple(gaps), kept_by, get_script_prefix(), release)
    pieces = None if settings.DEBUG else _KEPT.get(kept)
    if pieces is None:
        pieces = _pieces(template, tuple(gaps), same)
        if len(_KEPT) >= MOST_KEPT:
            _KEPT.clear()
        _KEPT[kept] = pieces
    words = {name: safe(value) for name, value in gaps.items()}
    whole = [words[piece] if at % 2 else piece for at, piece in enumerate(pieces)]
    return mark_safe("".join(whole))  # noqa: S308 (a template's own output, and what is escaped)


def _pieces(template: str, gaps: tuple[str, ...], same: Mapping[str, Any]) -> list[str]:
    """What stands before, between and after the gaps, and in the odd places the names of the gaps."""
    marks = {name: f"{MARK}{name}{MARK}" for name in gaps}
    return render_to_string(template, {**same, **marks}).split(MARK)


def forget_parts(**_: Any) -> None:
    _KEPT.clear()


setting_changed.connect(forget_parts)
