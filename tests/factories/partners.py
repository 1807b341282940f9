from typing import Any

from participation.programme.partners.models import Partner
from tests.factories.groups import make_group


def make_partner(
    name: str = "Calder Federation", *, kind: str = "federation", **fields: Any
) -> Partner:
    return Partner.objects.create(group=make_group(name, kind=kind), **fields)
