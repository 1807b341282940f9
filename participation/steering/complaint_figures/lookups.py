"""What complaints are usually about, for a portal that begins. A file may bring others."""

from base.core.lookups import fills_lists

from .models import Theme

THEMES = (
    "How long it took",
    "Quality of the work",
    "Missed appointment",
    "How we spoke to somebody",
    "Being kept informed",
    "Charges and payments",
    "Closes and grounds",
    "A decision we made",
)


@fills_lists(position=80)
def load() -> None:
    for name in THEMES:
        if not Theme.objects.filter(name__iexact=name).exists():
            Theme.objects.create(name=name)
