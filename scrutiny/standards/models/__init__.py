"""Service standards, what each said before, and the mini reviews of them."""

from .reviews import MiniReview, Verdict
from .standards import EarlierWords, ServiceStandard, Unit

__all__ = ["EarlierWords", "MiniReview", "ServiceStandard", "Unit", "Verdict"]
