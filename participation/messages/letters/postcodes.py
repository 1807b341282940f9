"""The order in which a mail room wants letters: by postcode, as people read it (G2 before G12)."""

import re

SHAPE = re.compile(r"([A-Z]{1,2})([0-9]{1,2})([A-Z]?)\s*([0-9])([A-Z]{2})")
LAST = ("~", 0, "", 0, "")


def postcode_order(postcode: str) -> tuple[str, int, str, int, str]:
    """Area, district, district's letter, sector, unit. What is no postcode comes last."""
    match = SHAPE.fullmatch(postcode.strip().upper())
    if match is None:
        return LAST
    area, district, letter, sector, unit = match.groups()
    return area, int(district), letter, int(sector), unit
