from django.urls import path

from . import views

app_name = "network"
urlpatterns = [
    path("network/", views.Groups.as_view(), name="groups"),
    path("network/<slug:slug>/", views.Space.as_view(), name="space"),
    path("network/posts/<id:pk>/answer/", views.Answer.as_view(), name="answer"),
    path("network/posts/<id:pk>/take-down/", views.TakeDown.as_view(), name="take_down"),
    path("network/posts/<id:pk>/paper/", views.Paper.as_view(), name="paper"),
]
