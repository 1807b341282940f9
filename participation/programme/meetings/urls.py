from django.urls import path

from . import views

app_name = "meetings"
urlpatterns = [
    path("events/<slug:slug>/agenda/", views.Propose.as_view(), name="propose"),
    path("events/<slug:slug>/papers/<int:pk>/", views.DownloadPaper.as_view(), name="paper"),
    path("staff/events/<int:pk>/prepare/", views.Prepare.as_view(), name="prepare"),
    path("staff/events/<int:pk>/papers/", views.AddPaper.as_view(), name="add_paper"),
    path("staff/events/agenda/<int:pk>/", views.AnswerItem.as_view(), name="answer"),
    path(
        "staff/events/<int:pk>/papers/<int:paper>/remove/",
        views.RemovePaper.as_view(),
        name="remove_paper",
    ),
]
