from django.urls import path

from . import views

app_name = "insight"

MINE = "me/scrutiny/insight/"
STAFF = "staff/scrutiny/insight/"

urlpatterns = [
    path(MINE, views.MyServices.as_view(), name="my_services"),
    path(f"{MINE}<slug:service>/", views.MyService.as_view(), name="my_service"),
    path(STAFF, views.StaffServices.as_view(), name="staff_services"),
    path(f"{STAFF}<slug:service>/", views.StaffService.as_view(), name="staff_service"),
]
