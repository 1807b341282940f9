"""Where the pages of this app stand."""

from base.core.places import PUBLIC, STAFF, start

PUBLIC.place("Have your say", "/consultations/", position=40)
STAFF.stands_under("Activities", "/staff/consultations/")
start("Log a consultation", "/staff/consultations/new/", position=30)
