"""The page of an idea or an issue. Apps above add to it in their ``about_noted.py``."""

from base.core.sections import Sections

NOTED_PAGE = Sections("about_noted")
