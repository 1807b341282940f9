"""What the page of a panel's members shows of reports: the words that they are asked to write for them."""

from django.contrib.auth.models import AbstractBaseUser

from scrutiny.recommendations.pages import PANEL_PAGE

from .models import Contribution
from .scrutiny.kind import SCRUTINY


@PANEL_PAGE.section("reports/scrutiny/_on_my_panels.html", position=40)
def words_of_panels(user: AbstractBaseUser) -> dict:
    """For the year that ended last, of which the report is made, and for this one."""
    parts = [one for one in SCRUTINY.parts if one.signed_by and one.signed_by(user)]
    scopes = [one for one in SCRUTINY.offered() if one.period != SCRUTINY.offered_periods()[1]]
    written = {}
    if parts:
        found = Contribution.objects.of_any(scopes)
        written = {(one.about, one.part): one for one in found}
    return {
        "to_write": [
            (scope, part, written.get((scope.about, part.code)))
            for scope in scopes
            for part in parts
        ]
    }
