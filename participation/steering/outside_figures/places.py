"""Where the pages of this app stand."""

from base.core.places import STAFF, start

STAFF.stands_under("Recommendations", "/staff/service-figures/")
start("Costs, repeat contact and other landlords", "/staff/service-figures/", position=38)
