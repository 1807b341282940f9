"""Where the pages of this app stand."""

from base.core.places import BOARD, STAFF, start

STAFF.stands_under("Recommendations", "/staff/scrutiny/insight/", "/staff/scrutiny/findings/")
BOARD.stands_under("Board", "/board/findings/")
start("How a service is doing", "/staff/scrutiny/insight/", position=38)
