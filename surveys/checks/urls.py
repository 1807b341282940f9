from django.urls import path

from . import checking, views

app_name = "checks"

STAFF = "staff/checks/"
LIST = f"{STAFF}<id:pk>/"
SAMPLE = f"{STAFF}samples/<id:pk>/"
#: One contact, on the pages of whoever checks it. A page of questions is named by the code of its first one.
OURS = f"{STAFF}mine/<id:pk>/"
MINE = "me/checks/<id:pk>/"

urlpatterns = [
    path("calls-and-answers/<slug:slug>/", views.Year.as_view(), name="year"),
    path("me/checks/", checking.Mine.as_view(), name="mine"),
    path(MINE, checking.MyContact.as_view(), name="my_contact"),
    path(f"{MINE}leave-out/", checking.MyLeaveOut.as_view(), name="my_leave_out"),
    path(f"{MINE}answer/", checking.MyStart.as_view(), name="my_start"),
    path(f"{MINE}answer/check/", checking.MyCheck.as_view(), name="my_check"),
    path(f"{MINE}answer/sent/", checking.MySent.as_view(), name="my_sent"),
    path(f"{MINE}answer/<slug:page>/", checking.MyOnePage.as_view(), name="my_page"),
    path(STAFF, views.Checklists.as_view(), name="home"),
    path(f"{STAFF}new/", views.WriteChecklist.as_view(), name="new"),
    path(f"{STAFF}years/<id:pk>/", views.YearDesk.as_view(), name="year_desk"),
    path(f"{STAFF}mine/", checking.Ours.as_view(), name="ours"),
    path(OURS, checking.OurContact.as_view(), name="contact"),
    path(f"{OURS}leave-out/", checking.OurLeaveOut.as_view(), name="leave_out"),
    path(f"{OURS}answer/", checking.OurStart.as_view(), name="start"),
    path(f"{OURS}answer/check/", checking.OurCheck.as_view(), name="check"),
    path(f"{OURS}answer/sent/", checking.OurSent.as_view(), name="sent"),
    path(f"{OURS}answer/<slug:page>/", checking.OurOnePage.as_view(), name="page"),
    path(LIST, views.ChecklistPage.as_view(), name="checklist"),
    path(f"{LIST}edit/", views.WriteChecklist.as_view(), name="edit"),
    path(f"{LIST}use/", views.TakeIntoUse.as_view(), name="use"),
    path(f"{LIST}retire/", views.Retire.as_view(), name="retire"),
    path(f"{LIST}draw/", views.DrawSample.as_view(), name="draw"),
    path(SAMPLE, views.SamplePage.as_view(), name="sample"),
    path(f"{SAMPLE}give/", views.GiveOut.as_view(), name="give"),
    path(f"{SAMPLE}learnt/", views.WriteLearnt.as_view(), name="learnt"),
]
