from django.urls import path

from . import views

app_name = "questionnaires"

#: Every page of one questionnaire stands under this, and every page of one of its questions.
ONE = "staff/questionnaires/<id:pk>/"
QUESTION = "staff/questionnaires/<id:questionnaire>/questions/"

urlpatterns = [
    path(ONE, views.QuestionnairePage.as_view(), name="questionnaire"),
    path(f"{ONE}open/", views.Open.as_view(), name="open"),
    path(f"{ONE}correct/", views.Correct.as_view(), name="correct"),
    path(f"{QUESTION}new/", views.WriteQuestion.as_view(), name="new_question"),
    path(f"{QUESTION}<id:pk>/", views.WriteQuestion.as_view(), name="question"),
    path(f"{QUESTION}<id:pk>/up/", views.MoveUp.as_view(), name="move_up"),
    path(f"{QUESTION}<id:pk>/down/", views.MoveDown.as_view(), name="move_down"),
    path(f"{QUESTION}<id:pk>/remove/", views.RemoveQuestion.as_view(), name="remove_question"),
]
