from django.urls import path

from . import board_views, panel_views, public_views, staff_views

app_name = "recommendations"

PUBLIC = "scrutiny/"
MINE = "me/scrutiny/"
OF_PANEL = f"{MINE}recommendations/<id:pk>/"
STAFF = "staff/recommendations/"
ONE = f"{STAFF}<id:pk>/"

urlpatterns = [
    path(PUBLIC, public_views.Scrutiny.as_view(), name="scrutiny"),
    path(f"{PUBLIC}recommendations/", public_views.Recommendations.as_view(), name="public_list"),
    path(f"{PUBLIC}recommendations/<id:pk>/", public_views.PublicPage.as_view(), name="public"),
    path(MINE, panel_views.MyPanels.as_view(), name="my_panels"),
    path(
        f"{MINE}recommendations/",
        panel_views.MyRecommendations.as_view(),
        name="my_recommendations",
    ),
    path(f"{MINE}recommendations/new/", panel_views.WriteDraft.as_view(), name="write"),
    path(OF_PANEL, panel_views.PanelPage.as_view(), name="of_panel"),
    path(f"{OF_PANEL}edit/", panel_views.WriteDraft.as_view(), name="change"),
    path(f"{OF_PANEL}remove/", panel_views.RemoveDraft.as_view(), name="remove"),
    path(f"{OF_PANEL}send/", panel_views.Send.as_view(), name="send"),
    path(f"{OF_PANEL}withdraw/", panel_views.Withdraw.as_view(), name="withdraw"),
    path(f"{OF_PANEL}again/", panel_views.AskAgain.as_view(), name="ask_again"),
    path(f"{MINE}actions/<id:pk>/", panel_views.SeeAction.as_view(), name="see_action"),
    path(STAFF, staff_views.Desk.as_view(), name="list"),
    path(f"{STAFF}new/", staff_views.WriteForPanel.as_view(), name="new"),
    path(ONE, staff_views.Page.as_view(), name="page"),
    path(f"{ONE}edit/", staff_views.WriteForPanel.as_view(), name="edit"),
    path(f"{ONE}reply/", staff_views.Reply.as_view(), name="reply"),
    path(f"{ONE}first-word/", staff_views.ReplyForNow.as_view(), name="reply_for_now"),
    path(f"{ONE}time/", staff_views.MoreTime.as_view(), name="more_time"),
    path(f"{ONE}raised/", staff_views.Raised.as_view(), name="raised"),
    path("board/recommendations/", board_views.BoardPaper.as_view(), name="board"),
    path(
        "board/recommendations/<id:pk>/sign-off/",
        board_views.SignOffReply.as_view(),
        name="sign_off",
    ),
]
