"""Tasks for a group are actions: with an owner, a day, notes and proof (T-27)."""

from participation.people.groups.models import Group

from ..actions.sources import Source, register


def find(pk: int) -> Group | None:
    return Group.objects.live().filter(pk=pk).first()


GROUP = register(Source("group", "Support of a group", find))
