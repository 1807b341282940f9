from django.urls import path

from . import settling_views, views

app_name = "complaint_figures"

ALL = "staff/complaints/"

urlpatterns = [
    path(ALL, views.Lines.as_view(), name="lines"),
    path(f"{ALL}send/", views.Send.as_view(), name="send"),
    path(f"{ALL}sample.csv", views.Sample.as_view(), name="sample"),
    path(f"{ALL}files/", views.Uploads.as_view(), name="uploads"),
    path(f"{ALL}files/<id:pk>/", views.UploadPage.as_view(), name="upload"),
    path(f"{ALL}words/", views.WordsToSettle.as_view(), name="words"),
    path(f"{ALL}words/<id:pk>/<slug:which>/", settling_views.SettleWord.as_view(), name="settle"),
    path(f"{ALL}learned/", settling_views.Lessons.as_view(), name="lessons"),
    path(f"{ALL}learned/<id:pk>/", settling_views.ReadLesson.as_view(), name="lesson"),
]
