"""What the pages about scrutiny show of exercises."""

from django.contrib.auth.models import AbstractBaseUser

from scrutiny.recommendations.pages import PANEL_PAGE, SCRUTINY_PAGE

from .models import Exercise

NEWEST = 5


@SCRUTINY_PAGE.section("exercises/_on_scrutiny.html", position=10)
def newest_exercises(subject: None) -> dict:
    shared = Exercise.objects.shared().select_related("panel")
    return {"exercises": shared.order_by("-starts_at", "-pk")[:NEWEST]}


@PANEL_PAGE.section("exercises/_on_my_panels.html", position=10)
def exercises_of_panels(user: AbstractBaseUser) -> dict:
    mine = Exercise.objects.of_member(user).running().order_by("-starts_at", "-pk")
    return {"exercises": mine[:NEWEST]}
