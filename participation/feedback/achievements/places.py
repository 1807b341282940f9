"""Where the pages of this app stand."""

from base.core.places import PUBLIC, STAFF

PUBLIC.stands_under("What changed", "/achievements/")
STAFF.stands_under("Activities", "/staff/achievements/")
