from django.urls import path

from . import views

app_name = "equality"
urlpatterns = [
    path("me/equality/", views.MyAnswers.as_view(), name="mine"),
    path("me/equality/remove/", views.RemoveMyAnswers.as_view(), name="remove"),
    path("me/equality/<slug:code>/", views.AnswerQuestion.as_view(), name="question"),
]
