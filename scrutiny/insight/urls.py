from django.urls import path

from . import answer_views, finding_views, views

app_name = "insight"

MINE = "me/scrutiny/insight/"
MY_FINDING = "me/scrutiny/findings/<id:pk>/"
STAFF = "staff/scrutiny/insight/"
STAFF_FINDING = "staff/scrutiny/findings/<id:pk>/"

urlpatterns = [
    path(MINE, views.MyServices.as_view(), name="my_services"),
    path(f"{MINE}<slug:service>/", views.MyService.as_view(), name="my_service"),
    path(
        f"{MINE}<slug:service>/finding/",
        finding_views.WriteFinding.as_view(),
        name="write_finding",
    ),
    path("me/scrutiny/findings/", finding_views.MyFindings.as_view(), name="my_findings"),
    path(MY_FINDING, finding_views.MyFinding.as_view(), name="finding"),
    path(f"{MY_FINDING}edit/", finding_views.WriteFinding.as_view(), name="change_finding"),
    path(f"{MY_FINDING}remove/", finding_views.RemoveFinding.as_view(), name="remove_finding"),
    path(f"{MY_FINDING}send/", finding_views.SendFinding.as_view(), name="send_finding"),
    path(STAFF, views.StaffServices.as_view(), name="staff_services"),
    path(f"{STAFF}<slug:service>/", views.StaffService.as_view(), name="staff_service"),
    path("staff/scrutiny/findings/", answer_views.Findings.as_view(), name="findings"),
    path(STAFF_FINDING, answer_views.StaffFinding.as_view(), name="staff_finding"),
    path(f"{STAFF_FINDING}answer/", answer_views.AnswerFinding.as_view(), name="answer_finding"),
    path("board/findings/", answer_views.BoardFindings.as_view(), name="board_findings"),
    path("board/findings/<id:pk>/answer/", answer_views.BoardAnswer.as_view(), name="board_answer"),
    path("scrutiny/findings/", finding_views.PublicFindings.as_view(), name="public_findings"),
    path(
        "scrutiny/findings/<id:pk>/", finding_views.PublicFinding.as_view(), name="public_finding"
    ),
]
