"""The page of a group for those who sit on it. Apps above add to it in their ``about_spaces.py``."""

from base.core.sections import Sections

#: What each section is given is the ``Standing`` of whoever reads it, who is inside.
SPACE_PAGE = Sections("about_spaces")
