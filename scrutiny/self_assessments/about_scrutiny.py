"""What the pages about scrutiny show of self-assessments."""

from django.contrib.auth.models import AbstractBaseUser

from scrutiny.recommendations.pages import PANEL_PAGE, SCRUTINY_PAGE

from .models import SelfAssessment

MOST_SHOWN = 5


@SCRUTINY_PAGE.section("self_assessments/_on_scrutiny.html", position=50)
def way_to_self_assessments(subject: None) -> dict:
    return {}


@PANEL_PAGE.section("self_assessments/_on_my_panels.html", position=30)
def assessments_to_sign(user: AbstractBaseUser) -> dict:
    waiting = SelfAssessment.objects.of_member(user).with_panel().select_related("framework")
    return {"assessments": waiting.order_by("handed_over_on", "pk")[:MOST_SHOWN]}
