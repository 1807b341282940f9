"""Where the pages of this app stand."""

from base.core.places import STAFF, start

STAFF.stands_under("Recommendations", "/staff/scrutiny/insight/")
start("How a service is doing", "/staff/scrutiny/insight/", position=38)
