"""Addresses of rows, each pattern looked up once: a page of 25 rows spent more on its addresses than on them."""

from functools import lru_cache

from django.conf import settings
from django.core.signals import setting_changed
from django.core.validators import slug_re
from django.urls import get_script_prefix, get_urlconf, reverse

#: No row has this number, which is also a slug; patterns are made for it once and then filled.
NOBODY = "987654321"


def address_of(name: str, key: object) -> str:
    """The address ``name`` of one row, by its number or slug, which is all that the address takes.

    Raises NoReverseMatch where there is no such address.
    """
    if not (isinstance(key, int) or (isinstance(key, str) and slug_re.fullmatch(key))):
        return reverse(name, args=[key])
    before, after = _around(name, get_urlconf() or settings.ROOT_URLCONF, get_script_prefix())
    return f"{before}{key}{after}"


@lru_cache(maxsize=500)
def _around(name: str, urlconf: str, prefix: str) -> tuple[str, str]:
    before, after = reverse(name, urlconf=urlconf, args=[NOBODY]).split(NOBODY)
    return before, after


def forget_patterns(**_) -> None:
    _around.cache_clear()


setting_changed.connect(forget_patterns)
