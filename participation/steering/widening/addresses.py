"""Where a form about something is, filled in."""

from urllib.parse import urlencode

from django.urls import reverse

from .models import Barrier


def act_address(year: int, characteristic_code: str, group: str) -> str:
    asked = urlencode({"by": characteristic_code, "year": year, "group": group})
    return f"{reverse('widening:act')}?{asked}"


def look_address(barrier: Barrier) -> str:
    return reverse("widening:look", args=[barrier.pk])
