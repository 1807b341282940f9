"""Where the pages of this app stand."""

from base.core.places import PUBLIC, STAFF, start

PUBLIC.place("What's on", "/calendar/", position=30)
PUBLIC.place("What changed", "/you-said-we-did/", position=50)
STAFF.place("Activities", "/staff/activities/", position=30)
STAFF.place("Outcomes", "/staff/outcomes/", position=50)
start("Add what a tenant told you", "/staff/outcomes/new/", position=40)
