from django.urls import path

from . import leaflet, offer_views, opportunity_views, placement_views, staff_views, views

app_name = "involvement"
urlpatterns = [
    path("get-involved/", views.Menu.as_view(), name="menu"),
    path("get-involved/<slug:slug>/", views.OpportunityPage.as_view(), name="opportunity"),
    path(
        "get-involved/<slug:slug>/interested/", views.SayInterested.as_view(), name="say_interested"
    ),
    path("get-involved/<slug:slug>/no-longer/", views.SayNoLonger.as_view(), name="say_no_longer"),
    path(
        "get-involved/<slug:slug>/leaflet.pdf",
        leaflet.LeafletFile.as_view(),
        name="leaflet",
    ),
    path("me/suits-me/", views.SuitsMe.as_view(), name="suits_me"),
    path("me/offers/", offer_views.MyOffers.as_view(), name="my_offers"),
    path("me/offers/<id:pk>/", offer_views.AnswerOffer.as_view(), name="answer_offer"),
    path("staff/opportunities/<id:pk>/offers/", offer_views.Offers.as_view(), name="offers"),
    path("staff/interests/", staff_views.Interests.as_view(), name="interests"),
    path(
        "staff/interests/for/<id:customer>/",
        staff_views.AddInterest.as_view(),
        name="add_interest",
    ),
    path("staff/interests/<id:pk>/", staff_views.InterestPage.as_view(), name="interest"),
    path("staff/opportunities/", opportunity_views.Opportunities.as_view(), name="opportunities"),
    path(
        "staff/opportunities/at-a-glance/",
        opportunity_views.AtAGlance.as_view(),
        name="at_a_glance",
    ),
    path(
        "staff/opportunities/new/",
        opportunity_views.AddOpportunity.as_view(),
        name="add_opportunity",
    ),
    path(
        "staff/opportunities/<id:pk>/",
        opportunity_views.EditOpportunity.as_view(),
        name="edit_opportunity",
    ),
    path(
        "staff/opportunities/<id:pk>/review/",
        opportunity_views.ReviewOpportunity.as_view(),
        name="review_opportunity",
    ),
    path(
        "staff/opportunities/<id:pk>/people/",
        opportunity_views.PeopleFor.as_view(),
        name="people_for",
    ),
    path("staff/roles/", placement_views.Placements.as_view(), name="placements"),
    path("staff/roles/<id:pk>/", placement_views.PlacementPage.as_view(), name="placement"),
    path(
        "staff/opportunities/<id:pk>/open/",
        opportunity_views.OpenOpportunity.as_view(),
        name="open_opportunity",
    ),
    path(
        "staff/opportunities/<id:pk>/close/",
        opportunity_views.CloseOpportunity.as_view(),
        name="close_opportunity",
    ),
]
