from django.urls import path

from . import views
from .forums import staff_views as staff
from .forums import views as forums

app_name = "network"
urlpatterns = [
    path("network/", views.Groups.as_view(), name="groups"),
    path("network/<slug:slug>/", views.Space.as_view(), name="space"),
    path("network/posts/<id:pk>/answer/", views.Answer.as_view(), name="answer"),
    path("network/posts/<id:pk>/take-down/", views.TakeDown.as_view(), name="take_down"),
    path("network/posts/<id:pk>/paper/", views.Paper.as_view(), name="paper"),
    path("forums/", forums.Forums.as_view(), name="forums"),
    path("forums/<slug:slug>/", forums.OneForum.as_view(), name="forum"),
    path("forums/<id:pk>/join/", forums.JoinForum.as_view(), name="join_forum"),
    path("forums/<id:pk>/leave/", forums.LeaveForum.as_view(), name="leave_forum"),
    path("forums/<id:pk>/news/", forums.WantNews.as_view(), name="forum_news"),
    path("forums/<id:pk>/no-news/", forums.WantNews.as_view(wants=False), name="no_forum_news"),
    path("forums/notices/<id:pk>/answer/", forums.AnswerNotice.as_view(), name="answer_notice"),
    path("forums/notices/<id:pk>/report/", forums.ReportNotice.as_view(), name="report_notice"),
    path("forums/notices/<id:pk>/take-back/", forums.TakeBackNotice.as_view(), name="take_back"),
    path("staff/forums/", staff.StaffForums.as_view(), name="staff_forums"),
    path("staff/forums/new/", staff.WriteForum.as_view(), name="new_forum"),
    path("staff/forums/<id:pk>/", staff.WriteForum.as_view(), name="write_forum"),
    path("staff/forums/<id:pk>/end/", staff.EndForum.as_view(), name="end_forum"),
    path("staff/forums/notices/<id:pk>/", staff.LookAtNotice.as_view(), name="look_at"),
]
