"""Where the pages of this app stand."""

from base.core.places import PUBLIC, STAFF

STAFF.stands_under("People", "/staff/register/", "/staff/support/")
PUBLIC.stands_under("Get involved", "/groups/")
