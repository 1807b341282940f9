from django.urls import path

from . import views

urlpatterns = [
    path("staff/settings/", views.AllSettings.as_view(), name="settings"),
    path("staff/settings/<slug:code>/", views.ChangeGroup.as_view(), name="settings_group"),
    path("staff/settings/<slug:code>/set-back/", views.SetBack.as_view(), name="settings_set_back"),
]
