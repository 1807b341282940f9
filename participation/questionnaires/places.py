"""Where the pages of this app stand."""

from base.core.places import STAFF

STAFF.stands_under("Activities", "/staff/questionnaires/")
STAFF.stands_under("Activities", "/staff/paper-forms/")
