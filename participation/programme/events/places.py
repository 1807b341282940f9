"""Where the pages of this app stand."""

from base.core.places import PUBLIC, STAFF, start

PUBLIC.stands_under("What's on", "/events/")
STAFF.stands_under("Activities", "/staff/events/", "/staff/access/")
start("Log an event", "/staff/events/log/", position=10)
start("Plan an event", "/staff/events/plan/", position=20)
