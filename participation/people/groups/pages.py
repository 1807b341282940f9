"""The pages of a group: of staff, of those who sit on it, and of everybody. Apps above add to them in their
``about_groups.py``, ``about_spaces.py`` and ``about_public_groups.py``.
"""

from base.core.sections import Sections

GROUP_PAGE = Sections("about_groups")
#: What each section is given is the ``Standing`` of whoever reads it, who is inside.
SPACE_PAGE = Sections("about_spaces")

#: What everybody reads of a group that is on the register or wishes to be found.
PUBLIC_PAGE = Sections("about_public_groups")

#: Of one kind on the one page of a group.
MOST_ROWS = 10
