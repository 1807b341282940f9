"""Groups are known by their names: where a tenure or an area is renamed, so is the group."""

from django.db.models import Model

from participation.people.customers.models import Area, Tenure

from .counted import last_years, tally_of
from .models import PopulationCount

#: The characteristics whose groups a list names. Whoever lives in a region and in no area of it has it for both.
NAMED_BY: dict[type[Model], list[str]] = {Tenure: ["tenure"], Area: ["region", "area"]}


def rename_group(named: type[Model], *, before: str, now: str) -> None:
    """In every source, and in what is shown next. To be called in a transaction.

    Where a source counts a group of the new name already, which the list has no more, both stay as they are.
    """
    of_list = PopulationCount.objects.filter(characteristic__in=NAMED_BY[named])
    place = ("source", "characteristic", "area")
    taken = set(of_list.filter(group=now).values_list(*place))
    of_before = of_list.filter(group=before).values_list("pk", *place)
    to_rename = [pk for pk, *where in of_before if tuple(where) not in taken]
    of_list.filter(pk__in=to_rename).update(group=now)
    for args in last_years():
        tally_of.ask_for(args)
