"""Where the pages of this app stand."""

from base.core.places import STAFF, start

STAFF.stands_under("Activities", "/staff/checks/")
start("Calls and answers we check", "/staff/checks/", position=35)
