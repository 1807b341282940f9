"""What the pages about scrutiny show of service standards."""

from django.contrib.auth.models import AbstractBaseUser

from scrutiny.recommendations.pages import PANEL_PAGE, SCRUTINY_PAGE

from .models import ServiceStandard

MOST_SHOWN = 10


@SCRUTINY_PAGE.section("standards/_on_scrutiny.html", position=40)
def way_to_standards(subject: None) -> dict:
    return {}


@PANEL_PAGE.section("standards/_on_my_panels.html", position=20)
def standards_to_review(user: AbstractBaseUser) -> dict:
    due = ServiceStandard.objects.of_member(user).to_review().order_by("review_on", "pk")
    return {"standards": due[:MOST_SHOWN]}
