"""What whoever joins a scrutiny panel begins with. Loading again changes nothing that is there."""

from base.core.lookups import fills_lists

from .models import InductionItem

# title, is it training
ITEMS = [
    ("Met the chair and the officer who supports the panel", False),
    ("Knows how to claim expenses", False),
    ("Has the papers of the last three meetings", False),
    ("What scrutiny is, and how a review goes", True),
    ("Reading figures and complaints", True),
    ("Equality, and keeping what one hears to oneself", True),
]


@fills_lists(position=80)
def load() -> None:
    if not InductionItem.objects.exists():  # the landlord's own list stands
        InductionItem.objects.bulk_create(
            InductionItem(title=title, is_training=is_training, position=position)
            for position, (title, is_training) in enumerate(ITEMS)
        )
