from django.urls import path

from .building import preview
from .building import views as building
from .results import views as results

app_name = "questionnaires"

#: Every page of one questionnaire stands under this, and every page of one of its questions.
ONE = "staff/questionnaires/<id:pk>/"
QUESTION = "staff/questionnaires/<id:questionnaire>/questions/"

urlpatterns = [
    path(ONE, building.QuestionnairePage.as_view(), name="questionnaire"),
    path(f"{ONE}open/", building.Open.as_view(), name="open"),
    path(f"{ONE}correct/", building.Correct.as_view(), name="correct"),
    path(f"{ONE}leave/", building.DropCorrection.as_view(), name="drop_correction"),
    path(f"{ONE}preview/", preview.Preview.as_view(), name="preview"),
    path(f"{ONE}results/", results.Results.as_view(), name="results"),
    path(f"{ONE}results/<slug:code>/", results.AnswersInWords.as_view(), name="answers"),
    path(f"{QUESTION}new/", building.WriteQuestion.as_view(), name="new_question"),
    path(f"{QUESTION}<id:pk>/", building.WriteQuestion.as_view(), name="question"),
    path(f"{QUESTION}<id:pk>/up/", building.MoveUp.as_view(), name="move_up"),
    path(f"{QUESTION}<id:pk>/down/", building.MoveDown.as_view(), name="move_down"),
    path(f"{QUESTION}<id:pk>/remove/", building.RemoveQuestion.as_view(), name="remove_question"),
]
