from django.urls import path

from .views import deciding, leading, mapping, mine, public, register, staff

app_name = "investigations"

PUBLIC = "scrutiny/investigations/"
MINE = "me/scrutiny/investigations/"
MY_ONE = f"{MINE}<id:pk>/"
MY_MAP = f"{MY_ONE}maps/<slug:stage>/"
MY_PROPOSAL = f"{MINE}proposals/<id:pk>/"
STAFF = "staff/scrutiny/investigations/"
ONE = f"{STAFF}<id:pk>/"
MAP = f"{ONE}maps/<slug:stage>/"
PROPOSAL = f"{STAFF}proposals/<id:pk>/"

urlpatterns = [
    path(PUBLIC, public.Investigations.as_view(), name="public_list"),
    path(f"{PUBLIC}<slug:slug>/", public.PublicPage.as_view(), name="public"),
    path(f"{PUBLIC}<slug:slug>/maps.pdf", public.PublicFile.as_view(), name="public_file"),
    path(MINE, mine.Mine.as_view(), name="mine"),
    path(MY_ONE, mine.MineOne.as_view(), name="mine_one"),
    path(f"{MINE}asked/<id:pk>/yes/", mine.SayYes.as_view(), name="say_yes"),
    path(f"{MINE}asked/<id:pk>/no/", mine.SayNo.as_view(), name="say_no"),
    path(f"{MY_ONE}propose/", mine.Propose.as_view(), name="propose"),
    path(f"{MY_ONE}findings/", mine.PanelFindings.as_view(), name="panel_findings"),
    path(f"{MY_ONE}publish/", mine.Publish.as_view(), name="publish"),
    path(MY_MAP, mapping.MyMap.as_view(), name="my_map"),
    path(f"{MY_MAP}add/", mapping.MyNewStep.as_view(), name="my_add_step"),
    path(f"{MY_MAP}<id:step>/", mapping.MyStep.as_view(), name="my_step"),
    path(f"{MY_MAP}<id:step>/leave/", mapping.MyLeaveStep.as_view(), name="my_leave_step"),
    path(f"{MY_PROPOSAL}recommend/", deciding.PanelRecommend.as_view(), name="panel_recommend"),
    path(f"{MY_PROPOSAL}decline/", deciding.PanelDecline.as_view(), name="panel_decline"),
    path(f"{MY_PROPOSAL}words/", deciding.PanelReword.as_view(), name="panel_reword"),
    path(STAFF, staff.Desk.as_view(), name="list"),
    path(f"{STAFF}new/", staff.Write.as_view(), name="new"),
    path(f"{STAFF}mappers/", register.Mappers.as_view(), name="mappers"),
    path(f"{STAFF}mappers/new/", register.NoteMapper.as_view(), name="new_mapper"),
    path(f"{STAFF}mappers/<id:pk>/", register.NoteMapper.as_view(), name="mapper"),
    path(f"{STAFF}mappers/<id:pk>/end/", register.EndMapper.as_view(), name="end_mapper"),
    path(f"{STAFF}templates/", register.Templates.as_view(), name="templates"),
    path(f"{STAFF}templates/new/", register.WriteTemplate.as_view(), name="new_template"),
    path(f"{STAFF}templates/<id:pk>/", register.WriteTemplate.as_view(), name="template"),
    path(f"{PROPOSAL}recommend/", deciding.Recommend.as_view(), name="recommend"),
    path(f"{PROPOSAL}act/", deciding.ActOnIt.as_view(), name="act"),
    path(f"{PROPOSAL}decline/", deciding.Decline.as_view(), name="decline"),
    path(f"{PROPOSAL}words/", deciding.Reword.as_view(), name="reword"),
    path(ONE, staff.Page.as_view(), name="page"),
    path(f"{ONE}edit/", staff.Write.as_view(), name="edit"),
    path(f"{ONE}hand-over/", staff.HandOver.as_view(), name="hand_over"),
    path(f"{ONE}call-off/", staff.CallOff.as_view(), name="call_off"),
    path(f"{ONE}mappers/<slug:stage>/", leading.ChooseMappers.as_view(), name="choose_mappers"),
    path(f"{ONE}move-on/<slug:stage>/", leading.MoveOn.as_view(), name="move_on"),
    path(f"{ONE}recent-users/", leading.RecentUsers.as_view(), name="recent_users"),
    path(f"{ONE}recent-users/ask/", leading.AskRecentUsers.as_view(), name="ask"),
    path(f"{ONE}session/plan/", leading.PlanSession.as_view(), name="plan_session"),
    path(f"{ONE}session/", leading.Session.as_view(), name="session"),
    path(f"{ONE}evidence/", leading.AddEvidence.as_view(), name="add_evidence"),
    path(
        f"{ONE}evidence/<id:evidence>/remove/",
        leading.RemoveEvidence.as_view(),
        name="remove_evidence",
    ),
    path(f"{ONE}propose/", deciding.NoteProposal.as_view(), name="note_proposal"),
    path(f"{ONE}findings/", leading.Findings.as_view(), name="findings"),
    path(f"{ONE}maps.pdf", public.WorkingFile.as_view(), name="file"),
    path(MAP, mapping.StaffMap.as_view(), name="map"),
    path(f"{MAP}add/", mapping.StaffNewStep.as_view(), name="add_step"),
    path(f"{MAP}<id:step>/", mapping.StaffStep.as_view(), name="step"),
    path(f"{MAP}<id:step>/leave/", mapping.StaffLeaveStep.as_view(), name="leave_step"),
]
