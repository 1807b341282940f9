from django.urls import path

from . import views

app_name = "achievements"
urlpatterns = [
    path("achievements/", views.PublicList.as_view(), name="public"),
    path("staff/achievements/", views.Achievements.as_view(), name="list"),
    path("staff/achievements/new/", views.WriteAchievement.as_view(), name="new"),
    path("staff/achievements/<id:pk>/", views.WriteAchievement.as_view(), name="edit"),
]
