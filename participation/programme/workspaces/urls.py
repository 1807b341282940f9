from django.urls import path

from . import agenda_views as agenda
from . import asking_views as asking
from . import copy_views as copies
from . import meeting_views as meetings
from . import minutes_views as minutes
from . import open_views, staff_views
from . import paper_views as papers
from . import voting_views as voting

app_name = "workspaces"

GROUP = "network/<slug:slug>/"
MEETING = f"{GROUP}meetings/<id:pk>/"

SHARED = "staff/groups/<id:pk>/workspace/"

urlpatterns = [
    path(f"{GROUP}meetings/", meetings.Meetings.as_view(), name="meetings"),
    path(f"{GROUP}meetings/plan/", meetings.PlanMeetings.as_view(), name="plan"),
    path(MEETING, meetings.Meeting.as_view(), name="meeting"),
    path(f"{MEETING}move/", meetings.MoveMeeting.as_view(), name="move"),
    path(f"{MEETING}call-off/", meetings.CallOffMeeting.as_view(), name="call_off"),
    path(f"{MEETING}apologies/", meetings.SendApologies.as_view(), name="apologies"),
    path(f"{MEETING}who-came/", meetings.WhoCame.as_view(), name="who_came"),
    path(f"{MEETING}agenda/", agenda.AddPoint.as_view(), name="add_point"),
    path(f"{MEETING}running-order/", agenda.RunningOrder.as_view(), name="running_order"),
    path(f"{MEETING}minutes/", minutes.MinutesPage.as_view(), name="minutes"),
    path(f"{MEETING}minutes/write/", minutes.WriteMinutes.as_view(), name="write_minutes"),
    path(f"{MEETING}minutes/new-version/", minutes.NewVersion.as_view(), name="new_version"),
    path(f"{MEETING}office/", voting.GiveOffice.as_view(), name="give_office"),
    path(f"{MEETING}to-do/", minutes.GiveToDo.as_view(), name="give_to_do"),
    path(f"{GROUP}attendance/", meetings.Attendance.as_view(), name="attendance"),
    path(f"{GROUP}points/<id:pk>/", agenda.ChangePoint.as_view(), name="point"),
    path(f"{GROUP}points/<id:pk>/up/", agenda.MoveUp.as_view(), name="move_up"),
    path(f"{GROUP}points/<id:pk>/remove/", agenda.RemovePoint.as_view(), name="remove_point"),
    path(f"{GROUP}points/<id:pk>/vote/", voting.PutToVote.as_view(), name="put_to_vote"),
    path(f"{GROUP}votes/<id:pk>/", voting.RaiseHand.as_view(), name="raise_hand"),
    path(f"{GROUP}votes/<id:pk>/no-part/", voting.TakesNoPart.as_view(), name="no_part"),
    path(f"{GROUP}votes/no-part/<id:pk>/remove/", voting.MayVoteAgain.as_view(), name="part_again"),
    path(f"{GROUP}votes/<id:pk>/withdraw/", voting.WithdrawMotion.as_view(), name="withdraw"),
    path(f"{GROUP}votes/<id:pk>/close/", voting.CloseMotion.as_view(), name="close_motion"),
    path(f"{GROUP}minutes/<id:pk>/approve/", minutes.ApproveMinutes.as_view(), name="approve"),
    path(f"{GROUP}to-do/<id:pk>/done/", minutes.SayDone.as_view(), name="say_done"),
    path(f"{GROUP}to-do/<id:pk>/confirm/", minutes.ConfirmDone.as_view(), name="confirm_done"),
    path(f"{MEETING}copies/<slug:kind>/", copies.TakeCopy.as_view(), name="copy"),
    path(f"{MEETING}copies/<slug:kind>/make/", copies.AskForCopy.as_view(), name="make_copy"),
    path(f"{MEETING}papers/", papers.AddPaperToMeeting.as_view(), name="add_meeting_paper"),
    path(f"{GROUP}papers/", papers.Shelf.as_view(), name="shelf"),
    path(f"{GROUP}papers/add/", papers.AddPaper.as_view(), name="add_paper"),
    path(f"{GROUP}papers/<id:pk>/", papers.Paper.as_view(), name="paper"),
    path(f"{GROUP}papers/<id:pk>/readers/", papers.LetRead.as_view(), name="let_read"),
    path(f"{GROUP}papers/<id:pk>/remove/", papers.RemovePaper.as_view(), name="remove_paper"),
    path(f"{GROUP}notes/", papers.Notes.as_view(), name="notes"),
    path("me/notes/", papers.MyNotes.as_view(), name="my_notes"),
    path("me/notes/<id:pk>/remove/", papers.RemoveNote.as_view(), name="remove_note"),
    path(f"{GROUP}asking/", asking.Asking.as_view(), name="asking"),
    path(f"{GROUP}asking/new/", asking.AskInformation.as_view(), name="ask_information"),
    path(f"{GROUP}asking/<id:pk>/file/", asking.InformationFile.as_view(), name="asked_file"),
    path(f"{GROUP}questions/<id:pk>/", asking.AnswerQuestion.as_view(), name="answer_question"),
    path(f"{GROUP}questions/<id:pk>/file/", asking.QuestionFile.as_view(), name="question_file"),
    path(f"{GROUP}people/", asking.People.as_view(), name="people"),
    path(f"{GROUP}people/name-officer/", asking.NameOfficer.as_view(), name="name_officer"),
    path(
        f"{GROUP}support/<id:pk>/confirm/", asking.ConfirmSupport.as_view(), name="confirm_support"
    ),
    path(f"{GROUP}support/<id:pk>/end/", asking.EndSupport.as_view(), name="end_support"),
    path(f"{GROUP}joining/<id:pk>/", asking.AnswerJoin.as_view(), name="answer_join"),
    path("me/groups/", open_views.GroupsToJoin.as_view(), name="to_join"),
    path("me/groups/<slug:slug>/join/", open_views.AskToJoin.as_view(), name="ask_to_join"),
    path("group-meetings/<slug:slug>/", open_views.OpenMeeting.as_view(), name="open_meeting"),
    path("staff/group-meetings/<id:pk>/", staff_views.OnRecord.as_view(), name="on_record"),
    path("governance/papers/", open_views.PublicPapers.as_view(), name="public_papers"),
    path("governance/papers/<id:pk>/", open_views.PublicPaper.as_view(), name="public_paper"),
    path(SHARED, staff_views.Shared.as_view(), name="shared"),
    path(f"{SHARED}propose/", staff_views.Propose.as_view(), name="propose_support"),
    path(f"{SHARED}ask/", staff_views.AskGroup.as_view(), name="ask_group"),
    path(
        f"{SHARED}support/<id:support>/end/",
        staff_views.EndSupport.as_view(),
        name="staff_end_support",
    ),
    path(f"{SHARED}papers/<id:paper>/", staff_views.SharedPaper.as_view(), name="shared_paper"),
    path(
        f"{SHARED}asked/<id:asked>/",
        staff_views.AnswerInformation.as_view(),
        name="answer_information",
    ),
    path(
        f"{SHARED}asked/<id:asked>/file/",
        staff_views.SharedInformationFile.as_view(),
        name="shared_asked_file",
    ),
    path(
        f"{SHARED}questions/<id:question>/file/",
        staff_views.SharedQuestionFile.as_view(),
        name="shared_question_file",
    ),
    path(
        f"{SHARED}joining/<id:asked>/",
        staff_views.AnswerJoining.as_view(),
        name="staff_answer_join",
    ),
]
