"""Values that leave in a CSV file, which somebody opens in a spreadsheet."""

from typing import Any

#: What a spreadsheet takes for the start of a formula (OWASP: CSV injection).
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: Any) -> Any:
    """As it is, or behind an apostrophe where a spreadsheet would run it."""
    if isinstance(value, str) and value.startswith(STARTS_A_FORMULA):
        return f"'{value}"
    return value
