from django.urls import path

from . import views

app_name = "outside_figures"

urlpatterns = [
    path("staff/service-figures/", views.Figures.as_view(), name="list"),
    path("staff/service-figures/new/", views.WriteFigure.as_view(), name="new"),
    path("staff/service-figures/<id:pk>/", views.WriteFigure.as_view(), name="figure"),
    path("staff/service-figures/<id:pk>/remove/", views.RemoveFigure.as_view(), name="remove"),
]
