"""Where the pages of this app stand."""

from base.core.places import BOARD, PUBLIC, STAFF

PUBLIC.place("Scrutiny", "/scrutiny/", position=55)
STAFF.place("Recommendations", "/staff/recommendations/", position=57)
BOARD.stands_under("Board", "/board/recommendations/")
