from django.urls import path

from . import governance, kind_views, overlap, seat_views, views

app_name = "groups"
urlpatterns = [
    path("staff/groups/", views.Groups.as_view(), name="list"),
    path("staff/groups/overlap/", overlap.Overlap.as_view(), name="overlap"),
    path("staff/groups/new/", views.WriteGroup.as_view(), name="new"),
    path("staff/groups/<id:pk>/", views.GroupPage.as_view(), name="group"),
    path("staff/groups/<id:pk>/edit/", views.WriteGroup.as_view(), name="edit"),
    path("staff/groups/<id:pk>/add/", seat_views.FindMembers.as_view(), name="find_members"),
    path("staff/groups/<id:pk>/add/ticked/", seat_views.AddMembers.as_view(), name="add_members"),
    path(
        "staff/groups/<id:pk>/add-colleague/",
        seat_views.AddColleague.as_view(),
        name="add_colleague",
    ),
    path("governance/", governance.Governance.as_view(), name="governance"),
    path(
        "staff/groups/governance/",
        governance.StaffGovernance.as_view(),
        name="staff_governance",
    ),
    path("staff/groups/kinds/", kind_views.Kinds.as_view(), name="kinds"),
    path("staff/groups/kinds/new/", kind_views.WriteKind.as_view(), name="new_kind"),
    path("staff/groups/kinds/<id:pk>/", kind_views.WriteKind.as_view(), name="kind"),
    path(
        "staff/groups/members/<id:pk>/office/",
        seat_views.ChangeOffice.as_view(),
        name="change_office",
    ),
    path("staff/groups/members/<id:pk>/", seat_views.MembershipPage.as_view(), name="membership"),
    path(
        "staff/groups/<id:pk>/members/<id:membership>/remove/",
        seat_views.RemoveMembership.as_view(),
        name="remove_membership",
    ),
]
