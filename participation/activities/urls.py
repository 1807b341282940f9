from django.urls import path

from .outcomes import staff_views, views

app_name = "activities"

urlpatterns = [
    path("you-said-we-did/", views.OutcomeList.as_view(), name="outcomes"),
    path("you-said-we-did/<slug:slug>/", views.OutcomePage.as_view(), name="outcome"),
    path("staff/outcomes/", staff_views.StaffOutcomes.as_view(), name="staff_outcomes"),
    path("staff/outcomes/new/", staff_views.AddOutcome.as_view(), name="new_outcome"),
    path("staff/outcomes/<int:pk>/", staff_views.AnswerOutcome.as_view(), name="staff_outcome"),
]
