from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import include, path

from base.core.audience import Audience
from portal import urls as portal_urls

from .models import HomeVisit


def detail(request, slug):
    return HttpResponse(f"Homes on {get_object_or_404(HomeVisit, slug=slug).street}")


def manage(request, pk):
    return HttpResponse(f"{get_object_or_404(HomeVisit, pk=pk).asked} homes have asked")


detail.audience = Audience.EVERYONE
manage.audience = Audience.STAFF

pages = [
    path("home-visits/<slug:slug>/", detail, name="detail"),
    path("staff/home-visits/<id:pk>/", manage, name="manage"),
]
urlpatterns = [*portal_urls.urlpatterns, path("", include((pages, "home_visits")))]
