"""One piece of text that is translated."""

from typing import NamedTuple


class Line(NamedTuple):
    """``of`` says where it stands, and stays where the words change."""

    of: str
    where: str
    english: str
