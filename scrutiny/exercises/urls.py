from django.urls import path

from . import (
    changing_views,
    evidence_views,
    framework_views,
    hours_views,
    panel_views,
    public_views,
    report_views,
    staff_views,
)

app_name = "exercises"

PUBLIC = "scrutiny/exercises/"
MINE = "me/scrutiny/exercises/"
OF_PANEL = f"{MINE}<id:pk>/"
EVIDENCE = "me/scrutiny/evidence/<id:pk>/"
FINDING = "me/scrutiny/findings/<id:pk>/"
SECTION = "me/scrutiny/sections/<id:pk>/"
STAFF = "staff/scrutiny/exercises/"
ONE = f"{STAFF}<id:pk>/"
PLANS = "staff/scrutiny/framework/"

urlpatterns = [
    path(PUBLIC, public_views.Exercises.as_view(), name="public_list"),
    path(f"{PUBLIC}<slug:slug>/", public_views.PublicPage.as_view(), name="public"),
    path(f"{PUBLIC}<slug:slug>/report/", public_views.Report.as_view(), name="report"),
    path("scrutiny/framework/", framework_views.Framework.as_view(), name="framework"),
    path(MINE, panel_views.MyExercises.as_view(), name="my_exercises"),
    path(OF_PANEL, panel_views.PanelPage.as_view(), name="of_panel"),
    path(f"{OF_PANEL}scope/", panel_views.WriteScope.as_view(), name="scope"),
    path(f"{OF_PANEL}move/", panel_views.MoveOn.as_view(), name="move"),
    path(f"{OF_PANEL}more-time/", changing_views.MoreTime.as_view(), name="more_time"),
    path(f"{OF_PANEL}back/", changing_views.StepBack.as_view(), name="step_back"),
    path(f"{OF_PANEL}stop/", changing_views.Stop.as_view(), name="stop"),
    path(f"{OF_PANEL}resume/", changing_views.TakeUpAgain.as_view(), name="resume"),
    path(f"{OF_PANEL}hours/", hours_views.MyHours.as_view(), name="my_hours"),
    path(
        f"{MINE}<id:exercise>/hours/<id:pk>/remove/",
        hours_views.RemoveMyHours.as_view(),
        name="remove_my_hours",
    ),
    path(f"{OF_PANEL}records/", evidence_views.TakeFromRecord.as_view(), name="take_from_record"),
    path(
        f"{MINE}<id:exercise>/evidence/",
        evidence_views.WriteEvidence.as_view(),
        name="add_evidence",
    ),
    path(EVIDENCE, evidence_views.WriteEvidence.as_view(), name="edit_evidence"),
    path(f"{EVIDENCE}remove/", evidence_views.RemoveEvidence.as_view(), name="remove_evidence"),
    path(
        f"{MINE}<id:exercise>/finding/",
        evidence_views.WriteFinding.as_view(),
        name="add_finding",
    ),
    path(FINDING, evidence_views.WriteFinding.as_view(), name="edit_finding"),
    path(f"{FINDING}remove/", evidence_views.RemoveFinding.as_view(), name="remove_finding"),
    path(f"{OF_PANEL}report/", report_views.WriteReport.as_view(), name="write_report"),
    path(f"{OF_PANEL}facts/", report_views.AskForFacts.as_view(), name="ask_for_facts"),
    path(
        f"{OF_PANEL}recommendations/",
        report_views.DraftRecommendations.as_view(),
        name="draft_recommendations",
    ),
    path(f"{MINE}<id:exercise>/section/", report_views.WriteSection.as_view(), name="add_section"),
    path(SECTION, report_views.WriteSection.as_view(), name="edit_section"),
    path(f"{SECTION}comment/", report_views.CommentOnSection.as_view(), name="comment"),
    path(f"{SECTION}versions/", report_views.Versions.as_view(), name="versions"),
    path("me/scrutiny/facts/<id:pk>/", report_views.AnswerFact.as_view(), name="answer_fact"),
    path(
        "scrutiny/evidence/<id:pk>/file/",
        evidence_views.EvidenceFile.as_view(),
        name="evidence_file",
    ),
    path(STAFF, staff_views.Desk.as_view(), name="list"),
    path(f"{STAFF}begin/", staff_views.Begin.as_view(), name="begin"),
    path(ONE, staff_views.Page.as_view(), name="page"),
    path(f"{ONE}move/", staff_views.StepOfLandlord.as_view(), name="step"),
    path(f"{ONE}report/", report_views.DraftOfReport.as_view(), name="draft_report"),
    path(f"{ONE}facts/", staff_views.NoteFact.as_view(), name="note_fact"),
    path(f"{ONE}facts/done/", staff_views.EndFacts.as_view(), name="end_facts"),
    path(f"{ONE}costs/", staff_views.Costs.as_view(), name="costs"),
    path(f"{ONE}back/", changing_views.LandlordStepsBack.as_view(), name="landlord_steps_back"),
    path(f"{ONE}hours/", hours_views.HoursOfMembers.as_view(), name="hours"),
    path(
        f"{STAFF}<id:exercise>/hours/<id:pk>/remove/",
        hours_views.RemoveHours.as_view(),
        name="remove_hours",
    ),
    path(PLANS, framework_views.Plans.as_view(), name="plans"),
    path(f"{PLANS}new/", framework_views.WritePlanItem.as_view(), name="new_plan_item"),
    path(f"{PLANS}<id:pk>/", framework_views.WritePlanItem.as_view(), name="plan_item"),
    path(f"{PLANS}<id:pk>/end/", framework_views.EndPlanItem.as_view(), name="end_plan_item"),
]
