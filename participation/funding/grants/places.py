"""Where the pages of this app stand."""

from base.core.places import STAFF, start

STAFF.stands_under("People", "/staff/grants/")
start("Grants and budgets", "/staff/grants/", position=36)
