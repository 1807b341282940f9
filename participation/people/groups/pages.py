"""The pages of a group: of staff, and of those who sit on it. Apps above add to them in their ``about_groups.py``
and their ``about_spaces.py``.
"""

from base.core.sections import Sections

GROUP_PAGE = Sections("about_groups")
#: What each section is given is the ``Standing`` of whoever reads it, who is inside.
SPACE_PAGE = Sections("about_spaces")

#: Of one kind on the one page of a group.
MOST_ROWS = 10
