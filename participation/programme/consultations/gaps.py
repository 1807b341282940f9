"""What ready words leave open: ``[fill in: why]``. Nobody publishes words in which such a gap is left."""

import re

from .models import Consultation

GAP = re.compile(r"\[fill in: ([^\]]{1,200})\]")
WORDS = (
    "title",
    "purpose",
    "proposal",
    "likely_effect",
    "influence",
    "cannot_change",
    "how_to_respond",
)


def gaps_in(consultation: Consultation) -> list[str]:
    """What each gap asks for, in the order of the record."""
    return [gap for name in WORDS for gap in GAP.findall(getattr(consultation, name))]
