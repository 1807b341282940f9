"""What takes all customers to find, and is found ahead (``base.core.counted_lately``)."""

from base.core.counted_lately import counted_lately

from .merging.duplicates import Alike, all_alike


@counted_lately(fresh=0, ahead=lambda: [()])
def likely_duplicates() -> list[Alike]:
    """Anew for each look of an officer where that is quick: what they have just mended is gone at once."""
    return all_alike()
