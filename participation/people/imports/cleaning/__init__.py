"""From the cells of one line to the values of one person, or the reason why not."""

from .cleaner import Cleaner
from .meanings import Meanings

__all__ = ["Cleaner", "Meanings"]
