from django.urls import path

from . import views

app_name = "representation"
urlpatterns = [
    path("staff/representation/", views.Representation.as_view(), name="page"),
    path("staff/representation/table.csv", views.RepresentationFile.as_view(), name="file"),
]
