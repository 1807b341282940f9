"""What a browser sends with a form."""

import datetime as dt
import re


def typed_day(name: str, day: dt.date) -> dict[str, int]:
    """A day as it is typed into the three boxes of the field ``name``."""
    return {f"{name}_0": day.day, f"{name}_1": day.month, f"{name}_2": day.year}


def token_in(page: str) -> str:
    """The token of a form that does its work once."""
    return re.search(r'name="form_token"[^>]*value="([^"]+)"', page)[1]
