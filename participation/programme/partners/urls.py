from django.urls import path

from . import views

app_name = "partners"

STAFF = "staff/partners/"
ONE = f"{STAFF}<id:pk>/"

urlpatterns = [
    path(STAFF, views.Partners.as_view(), name="list"),
    path(f"{STAFF}new/", views.KeepPartner.as_view(), name="new"),
    path(f"{STAFF}plans/<id:pk>/", views.PlanFile.as_view(), name="plan_file"),
    path(f"{STAFF}agreements/<id:pk>/", views.AgreementFile.as_view(), name="agreement_file"),
    path(ONE, views.PartnerPage.as_view(), name="partner"),
    path(f"{ONE}edit/", views.KeepPartner.as_view(), name="edit"),
    path(f"{ONE}roles/add/", views.AddRole.as_view(), name="add_role"),
    path(
        f"{STAFF}<id:partner>/roles/<id:pk>/remove/", views.RemoveRole.as_view(), name="remove_role"
    ),
    path(f"{ONE}plans/add/", views.AddPlan.as_view(), name="add_plan"),
    path(f"{ONE}agreement/", views.Agree.as_view(), name="agree"),
    path(f"{ONE}meetings/add/", views.NoteMeeting.as_view(), name="note_meeting"),
]
