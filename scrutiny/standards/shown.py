"""What every page of one standard shows, whoever reads it."""

from typing import Any

from base.core.figures import Reader

from .measured import measured
from .models import ServiceStandard


def shown(standard: ServiceStandard, *readers: Reader) -> dict[str, Any]:
    """Four statements, however often it was looked at."""
    return {
        "measured": measured([standard], *readers).get(standard.pk),
        "reviews": standard.reviews.select_related("group", "recommendation"),
        "earlier": standard.earlier.all(),
    }
