"""Where the pages of this app stand."""

from base.core.places import STAFF, start

STAFF.stands_under("Recommendations", "/staff/scrutiny/investigations/")
start("Service investigations", "/staff/scrutiny/investigations/", position=39)
