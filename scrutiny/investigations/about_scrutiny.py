"""What the pages about scrutiny show of investigations."""

from django.contrib.auth.models import AbstractBaseUser

from scrutiny.recommendations.pages import PANEL_PAGE, SCRUTINY_PAGE

from .models import Investigation

NEWEST = 5


@SCRUTINY_PAGE.section("investigations/_on_scrutiny.html", position=20)
def newest_investigations(subject: None) -> dict:
    published = Investigation.objects.published().select_related("panel")
    return {"investigations": published.order_by("-published_at", "-pk")[:NEWEST]}


@PANEL_PAGE.section("investigations/_on_my_panels.html", position=15)
def investigations_of_panels(user: AbstractBaseUser) -> dict:
    mine = Investigation.objects.of_panel_member(user).open()
    return {"investigations": mine.order_by("-starts_at", "-pk")[:NEWEST]}
