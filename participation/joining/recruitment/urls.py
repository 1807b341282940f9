from django.urls import path

from . import promoting, staff_views, views

app_name = "recruitment"
urlpatterns = [
    path("c/<slug:code>/", views.Follow.as_view(), name="follow"),
    path("me/tell-a-neighbour/", views.TellANeighbour.as_view(), name="tell_a_neighbour"),
    path(
        "staff/opportunities/<id:pk>/promotion/",
        promoting.PromotionPage.as_view(),
        name="promotion",
    ),
    path("staff/campaigns/", staff_views.Campaigns.as_view(), name="campaigns"),
    path("staff/campaigns/new/", staff_views.WriteCampaign.as_view(), name="new_campaign"),
    path("staff/campaigns/<id:pk>/", staff_views.CampaignPage.as_view(), name="campaign"),
    path(
        "staff/campaigns/<id:pk>/edit/", staff_views.WriteCampaign.as_view(), name="edit_campaign"
    ),
    path("staff/campaigns/<id:pk>/who/", staff_views.WhoJoined.as_view(), name="who"),
    path("staff/campaigns/codes/<id:pk>.svg", staff_views.Code.as_view(), name="code"),
]
