from django.urls import path

from . import views

app_name = "wishes"
urlpatterns = [
    path("wishes/", views.PublicWishes.as_view(), name="public"),
    path("staff/wishes/", views.StaffWishes.as_view(), name="list"),
]
