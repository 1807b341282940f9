from django.urls import path

from . import views

app_name = "actions"

ONE = "staff/actions/<id:pk>/"

urlpatterns = [
    path("staff/actions/", views.Actions.as_view(), name="list"),
    path("staff/actions/new/", views.MakeAction.as_view(), name="new"),
    path(ONE, views.OneAction.as_view(), name="action"),
    path(f"{ONE}change/", views.ChangeAction.as_view(), name="change"),
    path(f"{ONE}note/", views.AddNote.as_view(), name="note"),
    path(f"{ONE}time/", views.GiveTime.as_view(), name="time"),
    path(f"{ONE}proof/", views.AddProof.as_view(), name="proof"),
    path(f"{ONE}proof/<id:proof>/", views.DownloadProof.as_view(), name="download"),
    path(f"{ONE}done/", views.SayDone.as_view(), name="done"),
    path(f"{ONE}confirm/", views.Confirm.as_view(), name="confirm"),
    path(f"{ONE}send-back/", views.SendBack.as_view(), name="send_back"),
    path(f"{ONE}call-off/", views.CallOff.as_view(), name="call_off"),
    path(f"{ONE}tell/", views.TellCustomers.as_view(), name="tell"),
]
