"""The kinds of wish that a new portal starts with."""

from base.core.lookups import fills_lists

from .models import WishKind


@fills_lists(position=300)
def load() -> None:
    for name in ("Something to sit on", "Something to play with"):
        WishKind.objects.get_or_create(name=name)
