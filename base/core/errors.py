"""Error pages that stand without the database, the session or a context processor."""

import errno
import sys

from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from . import display
from .brand import current_brand
from .resting_cache import is_away
from .stores import FileLost, StoreTrouble

DISK_IS_FULL = (errno.ENOSPC, errno.EDQUOT)


def plain(request) -> dict:
    return {"brand": current_brand(), "display_classes": display.classes(request)}


def bad_request(request, exception=None):
    return HttpResponseBadRequest(render_to_string("400.html", plain(request)))


def too_often(request):
    """A limit refused it, or could not be counted: then it is no fault of theirs, and 503 says so."""
    away = is_away()
    return render(request, "429.html", {"away": away}, status=503 if away else 429)


def server_error(request):
    """What went wrong is in hand while this is asked for; trouble with files is said for what it is."""
    trouble = sys.exc_info()[1]
    if isinstance(trouble, FileLost):
        return HttpResponse(render_to_string("errors/file_lost.html", plain(request)), status=404)
    if isinstance(trouble, StoreTrouble) or getattr(trouble, "errno", None) in DISK_IS_FULL:
        return HttpResponse(render_to_string("errors/no_store.html", plain(request)), status=503)
    return HttpResponseServerError(render_to_string("500.html", plain(request)))
