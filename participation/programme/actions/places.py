"""Where the pages of this app stand."""

from base.core.places import STAFF

STAFF.place("Actions", "/staff/actions/", position=55)
