"""What people look for help with where they live (B-71), loaded without touching what was reworded."""

from base.core.lookups import fills_lists

from .models import Need

NEEDS = [
    ("money", "Money, debt and benefits"),
    ("food", "Food and other essentials"),
    ("energy", "Warm homes and energy bills"),
    ("home", "Furniture, moving and small jobs at home"),
    ("health", "Health, and feeling low"),
    ("care", "Care for you or for somebody else"),
    ("family", "Children and families"),
    ("company", "Company and things to do"),
    ("work", "Work and training"),
    ("rights", "Advice on your rights and the law"),
    ("safety", "Feeling safe at home and outside"),
    ("travel", "Getting about"),
]


@fills_lists(position=60)
def load() -> None:
    for position, (code, name) in enumerate(NEEDS):
        Need.objects.get_or_create(code=code, defaults={"name": name, "position": position})
