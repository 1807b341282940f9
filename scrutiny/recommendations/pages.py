"""Pages about scrutiny as a whole, to which apps above add sections in their ``about_scrutiny.py``."""

from base.core.sections import Sections

#: For everybody, of nothing but what everybody may read.
SCRUTINY_PAGE = Sections("about_scrutiny")
#: For whoever sits on a panel, of their user.
PANEL_PAGE = Sections("about_scrutiny")
