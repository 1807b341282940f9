from django.urls import path

from . import areas, awareness, views

app_name = "representation"
urlpatterns = [
    path("staff/representation/", views.Representation.as_view(), name="page"),
    path("staff/representation/table.csv", views.RepresentationFile.as_view(), name="file"),
    path("staff/representation/areas/", areas.Areas.as_view(), name="areas"),
    path("staff/representation/areas.csv", areas.AreasFile.as_view(), name="areas_file"),
    path("staff/representation/awareness/", awareness.Awareness.as_view(), name="awareness"),
    path(
        "staff/representation/awareness/<int:pk>/",
        awareness.Awareness.as_view(),
        name="edit_awareness",
    ),
]
