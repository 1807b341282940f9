"""What the cells of a list say as values that are kept, or why they cannot be."""

from .days import Days, american, remarks
from .names import is_no_person, read_name
from .nobody import refuse_nobody
from .phones import Phone, phones
from .plain import email, no_longer_than, postcode
from .spoilt import refuse_spoilt_reference, spoilt, stands_for_nothing
from .unfit import Nobody, Unfit

__all__ = [
    "Days",
    "Nobody",
    "Phone",
    "Unfit",
    "american",
    "email",
    "is_no_person",
    "no_longer_than",
    "phones",
    "postcode",
    "read_name",
    "refuse_nobody",
    "refuse_spoilt_reference",
    "remarks",
    "spoilt",
    "stands_for_nothing",
]
