"""Where the pages of this app stand."""

from base.core.places import PUBLIC, STAFF, start

PUBLIC.stands_under("Scrutiny", "/standards/")
STAFF.stands_under("Recommendations", "/staff/standards/")
start("Service standards", "/staff/standards/", position=39)
