from django.urls import path

from . import joining_views, staff_views, training_views, views

app_name = "panels"
urlpatterns = [
    path("staff/panels/", staff_views.Roster.as_view(), name="roster"),
    path("staff/panels/seats/<id:pk>/", staff_views.SeatPage.as_view(), name="seat"),
    path("staff/panels/seats/<id:pk>/interest/", staff_views.Declare.as_view(), name="declare"),
    path("staff/panels/seats/<id:pk>/step-down/", staff_views.StepDown.as_view(), name="step_down"),
    path(
        "staff/panels/seats/<id:pk>/accept/<id:paper>/",
        staff_views.Accept.as_view(),
        name="accept",
    ),
    path("staff/panels/appraisals/<id:pk>/", staff_views.HoldAppraisal.as_view(), name="appraisal"),
    path(
        "staff/panels/appraisals/<id:pk>/trained/",
        staff_views.TrainingDone.as_view(),
        name="trained",
    ),
    path("staff/panels/steps/<id:pk>/done/", staff_views.StepDone.as_view(), name="step_done"),
    path(
        "staff/panels/interests/<id:pk>/end/",
        staff_views.EndInterest.as_view(),
        name="end_interest",
    ),
    path("staff/panels/training/", training_views.Training.as_view(), name="training"),
    path(
        "staff/panels/training/<id:pk>/remove/",
        training_views.RemoveSession.as_view(),
        name="remove_session",
    ),
    path("staff/panels/papers/<id:pk>/", staff_views.Papers.as_view(), name="papers"),
    path("staff/panels/joining/<id:pk>/", joining_views.Joining.as_view(), name="joining"),
    path(
        "staff/panels/openings/<id:pk>/interests/",
        joining_views.AskInterests.as_view(),
        name="ask_interests",
    ),
    path(
        "staff/panels/interviews/<id:pk>/",
        joining_views.InterviewPage.as_view(),
        name="interview",
    ),
    path("panels/papers/<id:pk>/", views.PaperPage.as_view(), name="paper"),
    path("me/panels/<id:pk>/", views.MySeat.as_view(), name="my_seat"),
    path("me/panels/<id:pk>/step-down/", views.MyStepDown.as_view(), name="my_step_down"),
    path("me/panels/<id:pk>/interest/", views.MyInterest.as_view(), name="my_interest"),
    path("me/panels/<id:pk>/accept/<id:paper>/", views.MyAccept.as_view(), name="my_accept"),
]
