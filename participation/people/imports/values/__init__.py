"""What the cells of a list say as values that are kept, or why they cannot be."""

from .nobody import refuse_nobody
from .plain import day, email, no_longer_than, phone, postcode
from .spoilt import refuse_spoilt_reference, spoilt, stands_for_nothing
from .unfit import Nobody, Unfit

__all__ = [
    "Nobody",
    "Unfit",
    "day",
    "email",
    "no_longer_than",
    "phone",
    "postcode",
    "refuse_nobody",
    "refuse_spoilt_reference",
    "spoilt",
    "stands_for_nothing",
]
