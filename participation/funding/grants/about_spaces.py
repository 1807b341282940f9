"""What the page of a group shows of this app, to those who are inside: the way to its money."""

from participation.people.groups.insiders import Standing
from participation.people.groups.pages import SPACE_PAGE


@SPACE_PAGE.section("grants/_on_space.html", position=40)
def money(standing: Standing) -> dict:
    """The page of the money is for customers who sit there, and asks again who they are."""
    seat = standing.seat
    return {"group": standing.group, "may_read": seat is not None and seat.customer_id is not None}
