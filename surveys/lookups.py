"""What must be asked regularly, for a new portal."""

from base.core.lookups import fills_lists

from .models import Cycle


@fills_lists(position=90)
def load() -> None:
    for code in Cycle.Code:
        Cycle.objects.get_or_create(code=code)
