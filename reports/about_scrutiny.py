"""What the page of a panel's members shows of reports: the words that they are asked to write for them."""

from base.accounts.models import User
from scrutiny.recommendations.pages import PANEL_PAGE

from .own_words_views import seats_of
from .scrutiny.kind import SCRUTINY


@PANEL_PAGE.section("reports/scrutiny/_on_my_panels.html", position=40)
def words_of_panels(user: User) -> dict:
    """For the year that ended last, of which the report is made, and for this one."""
    seats = seats_of(user)
    parts = [one for one in SCRUTINY.parts if one.signed_by and one.signed_by(seats)]
    scopes = [one for one in SCRUTINY.offered() if one.period != SCRUTINY.offered_periods()[1]]
    return {"to_write": [(scope, part) for scope in scopes for part in parts]}
