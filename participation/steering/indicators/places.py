"""Where the pages of this app stand."""

from base.core.places import PUBLIC, STAFF

PUBLIC.stands_under("Reports", "/indicators/")
STAFF.stands_under("Reports", "/staff/indicators/", "/staff/feedback/")
