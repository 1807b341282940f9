"""What keeps people out: the seven grounds of F-31 and those that customers name themselves.

Loaded without touching what a landlord has reworded.
"""

from base.core.lookups import fills_lists

from .models import Ground

GROUNDS = [
    ("ethnicity", "Ethnicity"),
    ("location", "Where people live"),
    ("needs", "Special needs"),
    ("language", "Language"),
    ("age", "Age"),
    ("orientation", "Sexual orientation"),
    ("disability", "Disability"),
    ("digital", "Being online"),
    ("cost", "Cost"),
    ("caring", "Caring for somebody"),
    ("time", "Time of day, or too little of it"),
    ("trust", "Not trusting that it helps"),
]


@fills_lists(position=70)
def load() -> None:
    for position, (code, name) in enumerate(GROUNDS):
        Ground.objects.get_or_create(code=code, defaults={"name": name, "position": position})
