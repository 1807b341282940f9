"""Where the pages of this app stand."""

from base.core.places import STAFF, start

STAFF.stands_under("Messages", "/staff/send-outs/", "/staff/templates/", "/staff/contact-calendar/")
start("Write to many", "/staff/send-outs/new/", position=50)
