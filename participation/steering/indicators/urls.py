from django.urls import path

from . import feedback_views, staff_views, views

app_name = "indicators"
urlpatterns = [
    path("indicators/", views.ForEverybody.as_view(), name="public"),
    path("indicators/panel/", views.ForThePanel.as_view(), name="panel"),
    path("indicators/service-voices/", views.ForServiceVoices.as_view(), name="voices"),
    path("staff/indicators/", staff_views.ForStaff.as_view(), name="staff"),
    path("staff/indicators/readings/", staff_views.Readings.as_view(), name="readings"),
    path("staff/indicators/choose/", staff_views.Choices.as_view(), name="choices"),
    path("staff/feedback/", feedback_views.Feedback.as_view(), name="feedback"),
    path("staff/indicators/<id:pk>/", staff_views.SetIndicator.as_view(), name="indicator"),
]
