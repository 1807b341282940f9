from django.urls import path

from . import profile_views, views

app_name = "segments"
urlpatterns = [
    path("staff/segments/", views.Segments.as_view(), name="list"),
    path("staff/segments/new/", views.Build.as_view(), name="new"),
    path("staff/segments/count/", views.CountPeople.as_view(), name="count"),
    path("staff/segments/<id:pk>/", views.SegmentPage.as_view(), name="segment"),
    path("staff/segments/<id:pk>/edit/", views.Build.as_view(), name="edit"),
    path("staff/segments/<id:pk>/put-away/", views.PutAway.as_view(), name="put_away"),
    path("staff/segments/<id:pk>/bring-back/", views.BringBack.as_view(), name="bring_back"),
    path("staff/profiles/", profile_views.Profiles.as_view(), name="profiles"),
    path("staff/profiles/analyses.csv", profile_views.AnalysesFile.as_view(), name="analyses"),
]
