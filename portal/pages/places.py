"""Where the pages of this app stand."""

from base.core.places import MINE, PUBLIC, STAFF

PUBLIC.place("Home", "/", position=10)
STAFF.place("Today", "/staff/", position=10)
MINE.place("My involvement", "/me/", position=10)
