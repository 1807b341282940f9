from django.urls import path

from . import all_groups_views, deciding_views, my_views, public_views, staff_views, support_views

app_name = "registration"

PUBLIC = "groups/"
#: An office bearer's pages, beside the other pages of the group.
MINE = "network/<slug:slug>/register/"
MY_ONE = f"{MINE}<id:pk>/"
STAFF = "staff/register/"
ONE = f"{STAFF}<id:pk>/"
GROUP = "staff/groups/<id:pk>/"
SUPPORT = "staff/support/"

urlpatterns = [
    path(PUBLIC, public_views.Register.as_view(), name="public"),
    path(f"{PUBLIC}<slug:slug>/", public_views.GroupPage.as_view(), name="group"),
    path(
        f"{PUBLIC}<slug:slug>/constitution/",
        public_views.Constitution.as_view(),
        name="constitution",
    ),
    path(MINE, my_views.Mine.as_view(), name="mine"),
    path(f"{MINE}begin/", my_views.Begin.as_view(), name="my_begin"),
    path(f"{MINE}page/", my_views.MyOwnPage.as_view(), name="my_own_page"),
    path(f"{MINE}documents/add/", my_views.MyDocument.as_view(), name="my_document"),
    path(f"{MINE}documents/<id:pk>/", my_views.MyFile.as_view(), name="my_file"),
    path(f"{MINE}support/", my_views.MySupport.as_view(), name="my_support"),
    path(f"{MINE}letters/<id:pk>/", my_views.MyLetter.as_view(), name="my_letter"),
    path(f"{MINE}checks/<id:pk>/", my_views.MyCheck.as_view(), name="my_check"),
    path(
        f"{MINE}evidence/<id:pk>/file/",
        my_views.MyEvidenceFile.as_view(),
        name="my_evidence_file",
    ),
    path(f"{MY_ONE}application/", my_views.MyApplication.as_view(), name="my_application"),
    path(f"{MY_ONE}people/", my_views.MyOfficeBearer.as_view(), name="my_office_bearer"),
    path(
        f"{MY_ONE}people/<id:bearer>/take-off/",
        my_views.MyTakeOff.as_view(),
        name="my_take_off",
    ),
    path(f"{MY_ONE}evidence/<id:finding>/", my_views.MyEvidence.as_view(), name="my_evidence"),
    path(f"{MY_ONE}send/", my_views.MySubmit.as_view(), name="my_submit"),
    path(f"{MY_ONE}leave/", my_views.MyAskOff.as_view(), name="my_ask_off"),
    path(STAFF, staff_views.Register.as_view(), name="list"),
    path(f"{STAFF}checks/", staff_views.Checks.as_view(), name="checks"),
    path(f"{STAFF}checks/<id:pk>/", staff_views.CheckYear.as_view(), name="check"),
    path(f"{STAFF}checks/<id:pk>/send/", staff_views.SendCheckForThem.as_view(), name="send_check"),
    path(f"{STAFF}letters/<id:pk>/", staff_views.Letter.as_view(), name="letter"),
    path(f"{STAFF}letters/<id:pk>/posted/", staff_views.Posted.as_view(), name="posted"),
    path(f"{STAFF}evidence/<id:pk>/", staff_views.EvidenceFile.as_view(), name="evidence_file"),
    path(ONE, staff_views.Page.as_view(), name="page"),
    path(f"{ONE}application/", staff_views.Application.as_view(), name="application"),
    path(f"{ONE}people/", staff_views.NameOfficeBearer.as_view(), name="office_bearer"),
    path(
        f"{ONE}people/<id:bearer>/take-off/",
        staff_views.TakeOffOfficeBearer.as_view(),
        name="take_off",
    ),
    path(
        f"{ONE}people/<id:bearer>/left/",
        staff_views.OfficeBearerLeft.as_view(),
        name="office_bearer_left",
    ),
    path(f"{ONE}evidence/<id:finding>/", staff_views.GiveEvidence.as_view(), name="evidence"),
    path(f"{ONE}send/", staff_views.Submit.as_view(), name="submit"),
    path(f"{ONE}criteria/<id:finding>/", deciding_views.Assess.as_view(), name="assess"),
    path(f"{ONE}leave/", staff_views.AskOff.as_view(), name="ask_off"),
    path(f"{ONE}more/", deciding_views.AskForMore.as_view(), name="more"),
    path(f"{ONE}register/", deciding_views.Register.as_view(), name="register"),
    path(f"{ONE}refuse/", deciding_views.Refuse.as_view(), name="refuse"),
    path(f"{ONE}notice/", deciding_views.GiveNotice.as_view(), name="notice"),
    path(f"{ONE}heard/", deciding_views.Hear.as_view(), name="hear"),
    path(f"{ONE}removal/", deciding_views.DecideRemoval.as_view(), name="decide_removal"),
    path(f"{ONE}appeal/", deciding_views.NoteAppeal.as_view(), name="appeal"),
    path(f"{ONE}appeal/decided/", deciding_views.AppealDecided.as_view(), name="appeal_decided"),
    path(f"{GROUP}register/", staff_views.Begin.as_view(), name="begin"),
    path(f"{GROUP}support/", support_views.Support.as_view(), name="support"),
    path(f"{GROUP}support/given/", support_views.GiveSupport.as_view(), name="give_support"),
    path(f"{GROUP}support/asked/", support_views.AskForThem.as_view(), name="ask_for_them"),
    path(f"{GROUP}support/officer/", support_views.LookAfter.as_view(), name="look_after"),
    path(f"{GROUP}support/training/", support_views.AddTrainingNeed.as_view(), name="training"),
    path(f"{GROUP}support/health/", support_views.CheckHealth.as_view(), name="health"),
    path(f"{GROUP}agreement/", support_views.WriteAgreement.as_view(), name="agreement"),
    path(SUPPORT, all_groups_views.SupportLog.as_view(), name="support_log"),
    path(f"{SUPPORT}answer/<id:pk>/", support_views.AnswerSupport.as_view(), name="answer_support"),
    path(f"{SUPPORT}training/<id:pk>/done/", support_views.Trained.as_view(), name="trained"),
    path(
        f"{SUPPORT}agreements/<id:pk>/",
        support_views.AgreementFile.as_view(),
        name="agreement_file",
    ),
    path(f"{SUPPORT}reviews/", all_groups_views.Reviews.as_view(), name="reviews"),
    path(f"{SUPPORT}reviews/plan/", all_groups_views.PlanReview.as_view(), name="plan_review"),
    path(f"{SUPPORT}reviews/<id:pk>/", all_groups_views.HoldReview.as_view(), name="hold_review"),
    path(f"{SUPPORT}new-groups/", all_groups_views.NewGroups.as_view(), name="new_groups"),
    path(f"{SUPPORT}new-groups/add/", all_groups_views.NewGroup.as_view(), name="new_group"),
    path(
        f"{SUPPORT}new-groups/<id:pk>/",
        all_groups_views.DecideNewGroup.as_view(),
        name="decide_new_group",
    ),
    path(f"{GROUP}own-page/", staff_views.OwnPageForThem.as_view(), name="own_page"),
    path(f"{GROUP}documents/add/", staff_views.AddDocument.as_view(), name="add_document"),
    path(f"{GROUP}documents/<id:document>/", staff_views.File.as_view(), name="file"),
]
