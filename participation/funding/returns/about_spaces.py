"""What the page of a group shows of this app, to its office bearers."""

from participation.people.groups.insiders import Standing
from participation.people.groups.pages import SPACE_PAGE
from participation.programme.registration.standing import keeps


@SPACE_PAGE.section("returns/_on_space.html", position=41)
def returns_of(standing: Standing) -> dict:
    writes = standing.group.kind.speaks_for_area and keeps(standing)
    return {"group": standing.group, "writes": writes}
