"""Where the pages of this app stand."""

from base.core.places import STAFF, start

STAFF.stands_under("Activities", "/staff/shopping/")
start("Mystery shopping", "/staff/shopping/", position=34)
