"""What the scrutiny panel of the made-up landlord looks into: one closed, one stopped, one to review, and those between."""

from participation.programme.activities.models import Service

from .closed import CLOSED
from .ended import BINS, LETTERS
from .running import RUNNING
from .shapes import MadeUp

__all__ = ["EXERCISES", "PLAN_ITEMS", "MadeUp"]

PLAN_ITEMS = (
    ("Business plan", "Nine of ten repairs are done in one visit", Service.REPAIRS),
    ("Business plan", "People who ring are answered within three minutes", Service.CUSTOMER_CARE),
    (
        "Plan for neighbourhoods",
        "Noise at night is looked into within two days",
        Service.NEIGHBOURHOOD,
    ),
    ("Plan for homes", "A home is clean and whole on the day somebody moves in", Service.HOMES),
)

EXERCISES = (CLOSED, LETTERS, BINS, *RUNNING)
