"""Did we hear from everywhere?"""

from collections.abc import Sequence

from participation.programme.activities import stats as taking_part
from participation.programme.activities.stats import GroupShare
from reports.sections import Asked, Material, Section
from reports.shapes import definitions

from .groups import Groups, compare, heard


def count(asked: Asked) -> Sequence[GroupShare]:
    return asked.as_of(taking_part.by_region)


def build(material: Material[Sequence[GroupShare], None]) -> Groups:
    rows = compare(*material.both)
    return Groups(
        answer=heard(rows, "region", "regions"),
        rows=rows,
        voice=material.voice,
        counts=definitions(taking_part.by_region),
    )


SECTION = Section(
    code="regions",
    heading="Did we hear from everywhere?",
    template="reports/impact/regions.html",
    shape=Groups,
    count=count,
    build=build,
    voiced=True,
)
