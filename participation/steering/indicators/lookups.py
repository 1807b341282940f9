"""Each registered figure and whom it is shown to at first. What the landlord has chosen stands."""

from base.core.figures import KEY_FIGURES, Reader
from base.core.lookups import fills_lists

from .models import Indicator


@fills_lists(position=75)
def load() -> None:
    for position, figure in enumerate(KEY_FIGURES):
        shown = {f"for_{reader.value}": reader in figure.readers for reader in Reader}
        Indicator.objects.get_or_create(
            figure=figure.code, defaults={**shown, "position": position}
        )
