from django.urls import path

from . import views

app_name = "ideas"
urlpatterns = [
    path("staff/ideas/", views.Ideas.as_view(), name="ideas"),
    path("staff/ideas/new/", views.WriteIdea.as_view(), name="new_idea"),
    path("staff/ideas/<id:pk>/", views.IdeaPage.as_view(), name="idea"),
    path("staff/ideas/<id:pk>/edit/", views.WriteIdea.as_view(), name="edit_idea"),
    path("staff/issues/", views.Issues.as_view(), name="issues"),
    path("staff/issues/new/", views.WriteIssue.as_view(), name="new_issue"),
    path("staff/issues/<id:pk>/", views.IssuePage.as_view(), name="issue"),
    path("staff/issues/<id:pk>/pass-on/", views.PassIssueOn.as_view(), name="pass_on"),
    path("staff/issues/<id:pk>/edit/", views.WriteIssue.as_view(), name="edit_issue"),
]
