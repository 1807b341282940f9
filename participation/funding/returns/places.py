"""Where the pages of this app stand."""

from base.core.places import STAFF

STAFF.stands_under("People", "/staff/returns/")
