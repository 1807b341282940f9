"""Where the pages of this app stand."""

from base.core.places import BOARD, PUBLIC, STAFF

PUBLIC.place("Reports", "/reports/", position=60)
STAFF.place("Reports", "/staff/reports/", position=70)
BOARD.place("Board", "/board/", position=10)
