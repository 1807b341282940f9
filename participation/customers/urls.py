from django.urls import path

from . import staff_views

app_name = "customers"
urlpatterns = [
    path("staff/people/search/", staff_views.FindPeople.as_view(), name="search"),
]
