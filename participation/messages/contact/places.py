"""Where the pages of this app stand."""

from base.core.places import STAFF

STAFF.place("Messages", "/staff/messages/", position=40)
