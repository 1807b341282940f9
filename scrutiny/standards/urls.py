from django.urls import path

from . import member_views, public_views, staff_views

app_name = "standards"

MINE = "me/scrutiny/standards/"
STAFF = "staff/standards/"

urlpatterns = [
    path("standards/", public_views.Standards.as_view(), name="public_list"),
    path("standards/<id:pk>/", public_views.Standard.as_view(), name="public"),
    path(MINE, member_views.MyStandards.as_view(), name="my_list"),
    path(f"{MINE}propose/", member_views.Propose.as_view(), name="propose"),
    path(f"{MINE}<id:pk>/", member_views.MyStandard.as_view(), name="mine"),
    path(f"{MINE}<id:pk>/change/", member_views.Propose.as_view(), name="change_proposal"),
    path(f"{MINE}<id:pk>/review/", member_views.Review.as_view(), name="review"),
    path(f"{MINE}reviews/<id:pk>/recommend/", member_views.Recommend.as_view(), name="recommend"),
    path(STAFF, staff_views.Register.as_view(), name="register"),
    path(f"{STAFF}new/", staff_views.WriteStandard.as_view(), name="new"),
    path(f"{STAFF}<id:pk>/", staff_views.StandardPage.as_view(), name="standard"),
    path(f"{STAFF}<id:pk>/edit/", staff_views.WriteStandard.as_view(), name="edit"),
    path(f"{STAFF}<id:pk>/answer/", staff_views.AnswerProposal.as_view(), name="answer"),
    path(f"{STAFF}<id:pk>/end/", staff_views.EndStandard.as_view(), name="end"),
]
