from django.urls import path

from . import views

app_name = "calls"
urlpatterns = [
    path("staff/calls/", views.CallList.as_view(), name="list"),
    path("staff/calls/mine/", views.MyCall.as_view(), name="mine"),
    path("staff/calls/let-go/", views.LetGo.as_view(), name="let_go"),
]
