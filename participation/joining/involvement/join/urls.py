from django.urls import path

from . import preferences, staff, views, welcome

app_name = "join"
urlpatterns = [
    path("join/", views.Start.as_view(), name="start"),
    path("join/welcome/", welcome.Welcome.as_view(), name="welcome"),
    path(
        "join/<slug:step>/",
        views.Join.as_view(url_name="join:step", done_step_name=views.CHECK),
        name="step",
    ),
    path(
        "me/preferences/<slug:section>/",
        preferences.ChangePreferences.as_view(),
        name="preferences",
    ),
    path("staff/joined/", staff.JoinedList.as_view(), name="joined-list"),
    path("staff/joined/<id:pk>/", staff.JoinedDetail.as_view(), name="joined"),
]
