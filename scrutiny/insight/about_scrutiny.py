"""What the pages about scrutiny show of how services are doing."""

from django.contrib.auth.models import AbstractBaseUser

from scrutiny.recommendations.pages import PANEL_PAGE


@PANEL_PAGE.section("insight/_on_my_panels.html", position=5)
def way_to_insight(user: AbstractBaseUser) -> dict:
    """The way there; the page itself stays quick."""
    return {}
