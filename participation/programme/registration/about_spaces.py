"""What the page of a group shows of this app, to its office bearers."""

from participation.people.groups.insiders import Standing
from participation.people.groups.pages import SPACE_PAGE

from .standing import keeps


@SPACE_PAGE.section("registration/_on_space.html", position=12)
def kept_by_office_bearers(standing: Standing) -> dict:
    return {"group": standing.group, "keeps": keeps(standing)}
