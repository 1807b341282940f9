"""Where the pages of this app stand."""

from base.core.places import PUBLIC, STAFF, start

PUBLIC.place("Choices", "/choices/", position=45)
STAFF.stands_under("Activities", "/staff/choices/")
start("Choices: vote on money", "/staff/choices/", position=37)
