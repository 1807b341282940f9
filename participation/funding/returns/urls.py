from django.urls import path

from . import views

app_name = "returns"

MINE = "network/<slug:slug>/returns/"
MY_ONE = f"{MINE}<id:pk>/"
STAFF = "staff/returns/"
ONE = f"{STAFF}<id:pk>/"

urlpatterns = [
    path(MINE, views.Mine.as_view(), name="mine"),
    path(f"{MINE}begin/", views.MyBegin.as_view(), name="my_begin"),
    path(MY_ONE, views.MyReturn.as_view(), name="mine_one"),
    path(f"{MY_ONE}write/", views.MyWrite.as_view(), name="my_write"),
    path(f"{MY_ONE}lines/add/", views.MyLine.as_view(), name="my_line"),
    path(f"{MY_ONE}lines/<id:line>/remove/", views.MyRemoveLine.as_view(), name="my_remove_line"),
    path(f"{MY_ONE}accounts/add/", views.MyAccounts.as_view(), name="my_accounts"),
    path(f"{MY_ONE}accounts/", views.MyAccountsFile.as_view(), name="my_accounts_file"),
    path(f"{MY_ONE}send/", views.MySend.as_view(), name="my_send"),
    path(STAFF, views.Returns.as_view(), name="list"),
    path(f"{STAFF}pack/<slug:year>.pdf", views.Pack.as_view(), name="pack"),
    path(ONE, views.Return.as_view(), name="return"),
    path(f"{ONE}write/", views.Write.as_view(), name="write"),
    path(f"{ONE}lines/add/", views.AddLine.as_view(), name="line"),
    path(f"{ONE}lines/<id:line>/remove/", views.RemoveLine.as_view(), name="remove_line"),
    path(f"{ONE}accounts/add/", views.AddAccounts.as_view(), name="accounts"),
    path(f"{ONE}accounts/", views.AccountsFile.as_view(), name="accounts_file"),
    path(f"{ONE}send/", views.Send.as_view(), name="send"),
    path(f"{ONE}give-back/", views.GiveBack.as_view(), name="give_back"),
    path("staff/groups/<id:pk>/return/", views.BeginForThem.as_view(), name="begin"),
    path("groups/<slug:slug>/accounts/<slug:year>/", views.OpenAccounts.as_view(), name="open"),
]
