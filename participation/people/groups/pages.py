"""The page of a group. Apps above add to it in their ``about_groups.py``."""

from base.core.sections import Sections

GROUP_PAGE = Sections("about_groups")

#: Of one kind on the one page of a group.
MOST_ROWS = 10
