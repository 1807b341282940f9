"""The portal's addresses with those of one app more."""

from django.urls import include, path

from portal.urls import handler400, handler500
from portal.urls import urlpatterns as the_portal

__all__ = ["handler400", "handler500", "urlpatterns"]

urlpatterns = [path("", include("wishes.urls")), *the_portal]
