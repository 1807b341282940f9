"""Files of complaint figures, what each said of a month, and what words in them mean."""

from .lines import Learned, Line, Stage, Theme
from .uploads import MonthEdition, Upload
from .words import KnownWord, Which, as_word

__all__ = [
    "KnownWord",
    "Learned",
    "Line",
    "MonthEdition",
    "Stage",
    "Theme",
    "Upload",
    "Which",
    "as_word",
]
