"""The kinds of group a new portal starts with. Loading again changes nothing that is there."""

from base.core.lookups import fills_lists

from .models import GroupKind

#: The closed group of people who hold a share in the association (seed row F-39).
MEMBERS_BODY = "members"

# code, name, speaks for the people of an area
KINDS = [
    ("residents", "Residents' association", True),
    ("area", "Area association", True),
    ("retirement", "Retirement housing association", True),
    ("community", "Community group", False),
    ("scrutiny", "Scrutiny panel", False),
    ("working", "Working group", False),
    ("steering", "Steering group", False),
    (MEMBERS_BODY, "Members of the association", False),
    ("federation", "Federation or partner body", False),
]


@fills_lists(position=20)
def load() -> None:
    for position, (code, name, speaks_for_area) in enumerate(KINDS):
        GroupKind.objects.get_or_create(
            code=code,
            defaults={"name": name, "speaks_for_area": speaks_for_area, "position": position},
        )
