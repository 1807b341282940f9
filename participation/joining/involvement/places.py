"""Where the pages of this app stand."""

from base.core.places import PUBLIC, STAFF, start

PUBLIC.place("Get involved", "/get-involved/", position=20)
PUBLIC.stands_under("Get involved", "/join/")
STAFF.place("Interests", "/staff/interests/", position=60)
STAFF.stands_under("Interests", "/staff/opportunities/", "/staff/roles/")
STAFF.stands_under("People", "/staff/joined/")
start("Add an opportunity", "/staff/opportunities/new/", position=60)
