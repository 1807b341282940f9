"""The census to compare with. The town is made up, and so are its numbers."""

import datetime as dt

from base.accounts.models import User
from participation.reach.representation.models import PopulationCount, PopulationSource

AGES = {
    "Under 25": 5240,
    "25 to 44": 8130,
    "45 to 64": 8790,
    "65 to 74": 3460,
    "75 or over": 2870,
}
TENURES = {"Tenant": 8900, "Factored owner": 3100, "Sharing owner": 260}


def make_population(*, by: User, today: dt.date) -> None:
    source = PopulationSource.objects.create(
        title="Census, people of Glenmarnock",
        kind=PopulationSource.Kind.CENSUS,
        counted_on=dt.date(today.year - today.year % 10 - 8 + 10 * (today.year % 10 >= 2), 3, 20),
        about="Everybody who lives in the town, whoever owns their home.",
        added_by=by,
    )
    PopulationCount.objects.bulk_create(
        PopulationCount(source=source, characteristic=code, group=group, people=people)
        for code, groups in (("age", AGES), ("tenure", TENURES))
        for group, people in groups.items()
    )
