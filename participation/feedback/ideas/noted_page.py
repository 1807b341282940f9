"""What staff see of one idea or issue: this app shows it, the apps above it who raised it."""

from base.core.page_parts import PageParts

NOTED_PAGE = PageParts("noted_page")
