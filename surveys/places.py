"""Where the pages of this app stand."""

from base.core.places import STAFF, start

STAFF.stands_under("Activities", "/staff/surveys/")
start("Begin a survey", "/staff/surveys/new/", position=32)
