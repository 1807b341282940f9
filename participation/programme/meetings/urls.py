from django.urls import path

from . import views

app_name = "meetings"
urlpatterns = [
    path("events/<slug:slug>/agenda/", views.Propose.as_view(), name="propose"),
    path("events/<slug:slug>/papers/<id:pk>/", views.DownloadPaper.as_view(), name="paper"),
    path("staff/events/<id:pk>/prepare/", views.Prepare.as_view(), name="prepare"),
    path("staff/events/<id:pk>/papers/", views.AddPaper.as_view(), name="add_paper"),
    path("staff/events/agenda/<id:pk>/", views.AnswerItem.as_view(), name="answer"),
    path(
        "staff/events/<id:pk>/papers/<id:paper>/remove/",
        views.RemovePaper.as_view(),
        name="remove_paper",
    ),
]
