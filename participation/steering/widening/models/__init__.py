from .barriers import Barrier, BarrierLook, Ground
from .gaps import Gap, GapAction
from .initiatives import Initiative, TargetGroup
from .year_reviews import YearReview

__all__ = [
    "Barrier",
    "BarrierLook",
    "Gap",
    "GapAction",
    "Ground",
    "Initiative",
    "TargetGroup",
    "YearReview",
]
