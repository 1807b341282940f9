"""Where the pages of this app stand."""

from base.core.places import PUBLIC, STAFF, start

PUBLIC.stands_under("Scrutiny", "/self-assessments/")
STAFF.stands_under("Recommendations", "/staff/self-assessments/")
start("Self-assessments", "/staff/self-assessments/", position=40)
