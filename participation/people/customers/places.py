"""Where the pages of this app stand."""

from base.core.places import STAFF

STAFF.place("People", "/staff/people/", position=20)
