from django.urls import path

from . import my_views, staff_views

app_name = "returns"

MINE = "network/<slug:slug>/returns/"
MY_ONE = f"{MINE}<id:pk>/"
STAFF = "staff/returns/"
ONE = f"{STAFF}<id:pk>/"

urlpatterns = [
    path(MINE, my_views.Mine.as_view(), name="mine"),
    path(f"{MINE}begin/", my_views.MyBegin.as_view(), name="my_begin"),
    path(MY_ONE, my_views.MyReturn.as_view(), name="mine_one"),
    path(f"{MY_ONE}write/", my_views.MyWrite.as_view(), name="my_write"),
    path(f"{MY_ONE}lines/add/", my_views.MyLine.as_view(), name="my_line"),
    path(
        f"{MY_ONE}lines/<id:line>/remove/", my_views.MyRemoveLine.as_view(), name="my_remove_line"
    ),
    path(f"{MY_ONE}accounts/add/", my_views.MyAccounts.as_view(), name="my_accounts"),
    path(f"{MY_ONE}accounts/", my_views.MyAccountsFile.as_view(), name="my_accounts_file"),
    path(f"{MY_ONE}send/", my_views.MySend.as_view(), name="my_send"),
    path(STAFF, staff_views.Returns.as_view(), name="list"),
    path(f"{STAFF}pack/<slug:year>.pdf", staff_views.Pack.as_view(), name="pack"),
    path(ONE, staff_views.Return.as_view(), name="return"),
    path(f"{ONE}write/", staff_views.Write.as_view(), name="write"),
    path(f"{ONE}lines/add/", staff_views.AddLine.as_view(), name="line"),
    path(f"{ONE}lines/<id:line>/remove/", staff_views.RemoveLine.as_view(), name="remove_line"),
    path(f"{ONE}accounts/add/", staff_views.AddAccounts.as_view(), name="accounts"),
    path(f"{ONE}accounts/", staff_views.AccountsFile.as_view(), name="accounts_file"),
    path(f"{ONE}send/", staff_views.Send.as_view(), name="send"),
    path(f"{ONE}give-back/", staff_views.GiveBack.as_view(), name="give_back"),
    path("staff/groups/<id:pk>/return/", staff_views.BeginForThem.as_view(), name="begin"),
    path("groups/<slug:slug>/accounts/<slug:year>/", my_views.OpenAccounts.as_view(), name="open"),
]
