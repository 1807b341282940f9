from django.urls import path

from . import barring_views, panel_views, programme_views, public_views, score_views, staff_views

app_name = "topics"

PUBLIC = "scrutiny/topics/"
ONE = f"{PUBLIC}<id:pk>/"
MINE = "me/scrutiny/topics/"
VOTE = "me/scrutiny/votes/<id:pk>/"
STAFF = "staff/topics/"

urlpatterns = [
    path("scrutiny/suggest/", public_views.Suggest.as_view(), name="suggest"),
    path("scrutiny/suggest/thanks/", public_views.Thanks.as_view(), name="thanks"),
    path("scrutiny/programme/<slug:year>/", programme_views.Programme.as_view(), name="programme"),
    path(
        "staff/programme/<slug:year>/",
        programme_views.PlanProgramme.as_view(),
        name="plan_programme",
    ),
    path(f"{STAFF}<id:pk>/plan/", programme_views.PlanTopic.as_view(), name="plan"),
    path(PUBLIC, public_views.Topics.as_view(), name="public_list"),
    path(ONE, public_views.PublicPage.as_view(), name="public"),
    path(f"{ONE}support/", public_views.Support.as_view(), name="support"),
    path(f"{ONE}take-back/", public_views.TakeBack.as_view(), name="take_back"),
    path(f"{ONE}ask/", public_views.AskForGroup.as_view(), name="ask_for_group"),
    path(MINE, panel_views.MyTopics.as_view(), name="my_topics"),
    path(f"{MINE}<id:pk>/", panel_views.PanelPage.as_view(), name="of_panel"),
    path(f"{MINE}<id:pk>/open/", panel_views.OpenVote.as_view(), name="open_vote"),
    path(f"{MINE}<id:pk>/score/", score_views.ScoreByPanel.as_view(), name="score_of_panel"),
    path(f"{MINE}<id:pk>/no-part/", barring_views.BarByPanel.as_view(), name="bar_by_panel"),
    path(
        f"{MINE}no-part/<id:pk>/remove/",
        barring_views.UnbarByPanel.as_view(),
        name="unbar_by_panel",
    ),
    path(VOTE, panel_views.RaiseHand.as_view(), name="vote"),
    path(f"{VOTE}close/", panel_views.CloseVote.as_view(), name="close_vote"),
    path(f"{VOTE}call-off/", panel_views.CallOff.as_view(), name="call_off"),
    path(STAFF, staff_views.Desk.as_view(), name="list"),
    path(f"{STAFF}new/", staff_views.WriteForSomebody.as_view(), name="new"),
    path(f"{STAFF}<id:pk>/", staff_views.Page.as_view(), name="page"),
    path(f"{STAFF}<id:pk>/score/", score_views.ScoreByStaff.as_view(), name="score"),
    path(f"{STAFF}<id:pk>/no-part/", barring_views.BarByStaff.as_view(), name="bar"),
    path(f"{STAFF}no-part/<id:pk>/remove/", barring_views.UnbarByStaff.as_view(), name="unbar"),
    path(f"{STAFF}<id:pk>/read/", staff_views.Read.as_view(), name="read"),
    path(f"{STAFF}<id:pk>/keep-back/", staff_views.KeepBack.as_view(), name="keep_back"),
]
