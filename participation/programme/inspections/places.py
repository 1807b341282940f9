"""Where the pages of this app stand."""

from base.core.places import STAFF, start

STAFF.stands_under("Activities", "/staff/inspections/")
start("Inspections by residents", "/staff/inspections/", position=36)
