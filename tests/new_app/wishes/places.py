"""Where wishes stand in the menus."""

from base.core.places import PUBLIC, STAFF, start

PUBLIC.place("Wishes", "/wishes/", position=55)
STAFF.stands_under("Activities", "/staff/wishes/")
start("Look at wishes", "/staff/wishes/", position=70)
