"""Numbers of rows as they come from outside: in addresses, in what stands behind them, in forms and in news.

A number that no database holds is the number of no row. It finds nothing; it is never an error.
"""

from collections.abc import Iterator

from django.core.checks import Error, Tags, register
from django.urls import URLPattern, URLResolver, converters, get_resolver, register_converter

#: What eight bytes hold, as every row's number does on each database that we run on.
LARGEST = 2**63 - 1


def row_number(typed: object) -> int | None:
    """What was typed as the number of a row that there may be; None for anything else."""
    digits = str(typed)
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > len(str(LARGEST)):
        return None
    number = int(digits)
    return number if number <= LARGEST else None


class IdConverter(converters.IntConverter):
    """``<id:pk>`` in an address. A larger number than there may be fits no address: not found."""

    def to_python(self, value: str) -> int:
        number = row_number(value)
        if number is None:
            raise ValueError("No row has this number.")
        return number


register_converter(IdConverter, "id")


@register(Tags.urls)
def addresses_take_numbers_of_rows(app_configs, **kwargs) -> list[Error]:
    """A pattern of ours with Django's ``<int:…>`` would be an error page for a number that is too large."""
    return [
        Error(f"{one.pattern} takes any number.", hint="Write <id:…>.", id="portal.E005")
        for one in _patterns(get_resolver())
        if any(type(kind) is converters.IntConverter for kind in one.pattern.converters.values())
        and not one.callback.__module__.startswith(("allauth.", "django."))
    ]


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _patterns(one)
        else:
            yield one
