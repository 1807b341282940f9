"""What the pages about scrutiny show of how services are doing, and of what was found in that."""

from django.contrib.auth.models import AbstractBaseUser

from scrutiny.recommendations.pages import PANEL_PAGE, SCRUTINY_PAGE


@SCRUTINY_PAGE.section("insight/_on_scrutiny.html", position=45)
def way_to_findings(subject: None) -> dict:
    return {}


@PANEL_PAGE.section("insight/_on_my_panels.html", position=5)
def way_to_insight(user: AbstractBaseUser) -> dict:
    """The way there; the page itself stays quick."""
    return {}
