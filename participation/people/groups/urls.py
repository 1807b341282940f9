from django.urls import path

from . import views

app_name = "groups"
urlpatterns = [
    path("staff/groups/", views.Groups.as_view(), name="list"),
    path("staff/groups/new/", views.WriteGroup.as_view(), name="new"),
    path("staff/groups/<int:pk>/", views.GroupPage.as_view(), name="group"),
    path("staff/groups/<int:pk>/edit/", views.WriteGroup.as_view(), name="edit"),
    path("staff/groups/<int:pk>/add/", views.FindMembers.as_view(), name="find_members"),
    path("staff/groups/<int:pk>/add/ticked/", views.AddMembers.as_view(), name="add_members"),
    path("staff/groups/<int:pk>/funding/", views.FundingPage.as_view(), name="funding"),
    path(
        "staff/groups/<int:pk>/funding/<int:funding>/remove/",
        views.RemoveFunding.as_view(),
        name="remove_funding",
    ),
    path("staff/groups/members/<int:pk>/", views.MembershipPage.as_view(), name="membership"),
    path(
        "staff/groups/<int:pk>/members/<int:membership>/remove/",
        views.RemoveMembership.as_view(),
        name="remove_membership",
    ),
]
