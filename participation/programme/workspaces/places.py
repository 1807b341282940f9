"""Where the pages of this app stand."""

from base.core.places import MINE

MINE.stands_under("My involvement", "/me/notes/", "/me/groups/")
