"""Error pages that stand without the database, the session or a context processor."""

from django.http import HttpResponseBadRequest, HttpResponseServerError
from django.template.loader import render_to_string

from . import display
from .brand import current_brand


def plain(request) -> dict:
    return {"brand": current_brand(), "display_classes": display.classes(request)}


def bad_request(request, exception=None):
    return HttpResponseBadRequest(render_to_string("400.html", plain(request)))


def server_error(request):
    return HttpResponseServerError(render_to_string("500.html", plain(request)))
