from django.urls import path

from .calendar_views import CalendarFeed, CalendarPage
from .leads.views import Leads
from .outcomes import staff_views, views
from .staff_list import ActivitiesByKind, ActivityList

app_name = "activities"

urlpatterns = [
    path("calendar/", CalendarPage.as_view(), name="calendar"),
    path("calendar.ics", CalendarFeed.as_view(), name="calendar_feed"),
    path("staff/activities/", ActivityList.as_view(), name="staff_list"),
    path("staff/activities/services/", Leads.as_view(), name="leads"),
    path("staff/activities/by-kind/", ActivitiesByKind.as_view(), name="by_kind"),
    path("you-said-we-did/", views.OutcomeList.as_view(), name="outcomes"),
    path("you-said-we-did/<slug:slug>/", views.OutcomePage.as_view(), name="outcome"),
    path("staff/outcomes/", staff_views.StaffOutcomes.as_view(), name="staff_outcomes"),
    path("staff/outcomes/new/", staff_views.AddOutcome.as_view(), name="new_outcome"),
    path("staff/outcomes/<id:pk>/", staff_views.AnswerOutcome.as_view(), name="staff_outcome"),
]
