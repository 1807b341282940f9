"""The aims an activity can have (R-01), loaded without touching what a landlord has reworded."""

from base.core.lookups import fills_lists

from .models import Aim

AIMS = [
    ("challenge", "Let customers challenge how we do", "Accountability"),
    ("policy", "Shape a policy", "Accountability"),
    ("decide", "Take part in a decision", "Accountability"),
    ("know_needs", "Understand what people need", "Shaping services"),
    ("change_service", "Change how a service works", "Shaping services"),
    ("inform", "Give people information", "Shaping services"),
    ("community", "Bring neighbours together", "Better communities"),
    ("skills", "Build skills and confidence to do these", "Skills"),
]


@fills_lists(position=40)
def load() -> None:
    for position, (code, name, group) in enumerate(AIMS):
        Aim.objects.get_or_create(
            code=code, defaults={"name": name, "group": group, "position": position}
        )
