"""Error pages that stand without the database, the session or a context processor."""

from django.conf import settings
from django.http import HttpResponseBadRequest, HttpResponseServerError
from django.template.loader import render_to_string

from . import display


def plain(request) -> dict:
    return {"brand": settings.BRAND, "display_classes": display.classes(request)}


def bad_request(request, exception=None):
    return HttpResponseBadRequest(render_to_string("400.html", plain(request)))


def server_error(request):
    return HttpResponseServerError(render_to_string("500.html", plain(request)))
