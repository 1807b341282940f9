"""Actions are made of what an inspection found."""

from ..actions.sources import Source, register
from .models import Inspection


def find(pk: int) -> Inspection | None:
    return Inspection.objects.select_related("area").filter(pk=pk).first()


INSPECTION = register(Source("inspection", "Inspection by residents", find))
