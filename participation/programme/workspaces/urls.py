from django.urls import path

from . import meeting_views as meetings
from . import minutes_views as minutes
from . import voting_views as voting

app_name = "workspaces"

GROUP = "network/<slug:slug>/"
MEETING = f"{GROUP}meetings/<id:pk>/"

urlpatterns = [
    path(f"{GROUP}meetings/", meetings.Meetings.as_view(), name="meetings"),
    path(f"{GROUP}meetings/plan/", meetings.PlanMeetings.as_view(), name="plan"),
    path(MEETING, meetings.Meeting.as_view(), name="meeting"),
    path(f"{MEETING}move/", meetings.MoveMeeting.as_view(), name="move"),
    path(f"{MEETING}call-off/", meetings.CallOffMeeting.as_view(), name="call_off"),
    path(f"{MEETING}apologies/", meetings.SendApologies.as_view(), name="apologies"),
    path(f"{MEETING}who-came/", meetings.WhoCame.as_view(), name="who_came"),
    path(f"{MEETING}agenda/", meetings.AddPoint.as_view(), name="add_point"),
    path(f"{MEETING}running-order/", meetings.RunningOrder.as_view(), name="running_order"),
    path(f"{MEETING}minutes/", minutes.MinutesPage.as_view(), name="minutes"),
    path(f"{MEETING}minutes/write/", minutes.WriteMinutes.as_view(), name="write_minutes"),
    path(f"{MEETING}minutes/new-version/", minutes.NewVersion.as_view(), name="new_version"),
    path(f"{MEETING}to-do/", minutes.GiveToDo.as_view(), name="give_to_do"),
    path(f"{GROUP}attendance/", meetings.Attendance.as_view(), name="attendance"),
    path(f"{GROUP}points/<id:pk>/", meetings.ChangePoint.as_view(), name="point"),
    path(f"{GROUP}points/<id:pk>/up/", meetings.MoveUp.as_view(), name="move_up"),
    path(f"{GROUP}points/<id:pk>/remove/", meetings.RemovePoint.as_view(), name="remove_point"),
    path(f"{GROUP}points/<id:pk>/vote/", voting.PutToVote.as_view(), name="put_to_vote"),
    path(f"{GROUP}votes/<id:pk>/", voting.RaiseHand.as_view(), name="raise_hand"),
    path(f"{GROUP}votes/<id:pk>/close/", voting.CloseMotion.as_view(), name="close_motion"),
    path(f"{GROUP}minutes/<id:pk>/approve/", minutes.ApproveMinutes.as_view(), name="approve"),
    path(f"{GROUP}to-do/<id:pk>/done/", minutes.SayDone.as_view(), name="say_done"),
    path(f"{GROUP}to-do/<id:pk>/confirm/", minutes.ConfirmDone.as_view(), name="confirm_done"),
]
