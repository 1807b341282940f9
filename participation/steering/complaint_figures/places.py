"""Where the pages of this app stand."""

from base.core.places import STAFF, start

STAFF.stands_under("Reports", "/staff/complaints/")
start("Complaints by month", "/staff/complaints/", position=37)
