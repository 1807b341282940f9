from django.urls import path

from . import views

app_name = "groups"
urlpatterns = [
    path("staff/groups/", views.Groups.as_view(), name="list"),
    path("staff/groups/new/", views.WriteGroup.as_view(), name="new"),
    path("staff/groups/<id:pk>/", views.GroupPage.as_view(), name="group"),
    path("staff/groups/<id:pk>/edit/", views.WriteGroup.as_view(), name="edit"),
    path("staff/groups/<id:pk>/add/", views.FindMembers.as_view(), name="find_members"),
    path("staff/groups/<id:pk>/add/ticked/", views.AddMembers.as_view(), name="add_members"),
    path("staff/groups/<id:pk>/funding/", views.FundingPage.as_view(), name="funding"),
    path(
        "staff/groups/<id:pk>/funding/<id:funding>/remove/",
        views.RemoveFunding.as_view(),
        name="remove_funding",
    ),
    path("staff/groups/members/<id:pk>/", views.MembershipPage.as_view(), name="membership"),
    path(
        "staff/groups/<id:pk>/members/<id:membership>/remove/",
        views.RemoveMembership.as_view(),
        name="remove_membership",
    ),
]
