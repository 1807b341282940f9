"""Where the pages of this app stand."""

from base.core.places import MINE, STAFF, start

MINE.stands_under("My involvement", "/network/")
MINE.stands_under("My involvement", "/forums/")
STAFF.stands_under("People", "/staff/forums/")
start("Forums of customers", "/staff/forums/", position=37)
