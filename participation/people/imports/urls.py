from django.urls import path

from . import asking_views, settling_views, views

app_name = "imports"
urlpatterns = [
    path("staff/people/import/", views.Lists.as_view(), name="list"),
    path("staff/people/import/<id:pk>/", views.OneList.as_view(), name="detail"),
    path("staff/people/import/<id:pk>/columns/", asking_views.Columns.as_view(), name="columns"),
    path("staff/people/import/<id:pk>/reading/", asking_views.Reading.as_view(), name="reading"),
    path("staff/people/import/<id:pk>/words/", asking_views.Words.as_view(), name="words"),
    path("staff/people/import/<id:pk>/alike/", asking_views.Alike.as_view(), name="alike"),
    path("staff/people/import/<id:pk>/progress/", views.Progress.as_view(), name="progress"),
    path("staff/people/import/<id:pk>/report.csv", views.Report.as_view(), name="report"),
    path("staff/people/import/<id:pk>/apply/", views.Apply.as_view(), name="apply"),
    path("staff/people/import/<id:pk>/check/", views.CheckAgain.as_view(), name="check"),
    path("staff/people/import/<id:pk>/discard/", views.Discard.as_view(), name="discard"),
    path("staff/people/differences/", settling_views.Differences.as_view(), name="differences"),
    path("staff/people/differences/<id:pk>/", settling_views.Settle.as_view(), name="settle"),
]
