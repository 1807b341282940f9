"""Where the pages of this app stand."""

from base.core.places import PUBLIC, STAFF

PUBLIC.stands_under("Get involved", "/getting-online/", "/local-services/")
STAFF.stands_under("People", "/staff/getting-online/")
STAFF.stands_under("Activities", "/staff/digital-inclusion/")
