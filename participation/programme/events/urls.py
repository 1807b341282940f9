from django.urls import path

from .views import access, attendance, booking, closing, desk, planning, public

app_name = "events"

urlpatterns = [
    path("events/<slug:slug>/", public.EventPage.as_view(), name="detail"),
    path("events/<slug:slug>/event.ics", public.EventFile.as_view(), name="ics"),
    path("events/<slug:slug>/book/", booking.BookPlace.as_view(), name="book"),
    path("events/<slug:slug>/cancel/", booking.GiveUpPlace.as_view(), name="give_up"),
    path("staff/events/log/", planning.LogEvent.as_view(), name="log"),
    path("staff/events/plan/", planning.PlanEvent.as_view(), name="plan"),
    path("staff/events/<id:pk>/", planning.ManageEvent.as_view(), name="manage"),
    path("staff/events/<id:pk>/edit/", planning.EditEvent.as_view(), name="edit"),
    path("staff/events/<id:pk>/publish/", planning.PublishEvent.as_view(), name="publish"),
    path("staff/events/<id:pk>/call-off/", planning.CallOffEvent.as_view(), name="call_off"),
    path(
        "staff/events/<id:pk>/book/<id:customer_pk>/",
        desk.BookForSomebody.as_view(),
        name="book_for",
    ),
    path(
        "staff/events/<id:pk>/bookings/<id:booking_pk>/cancel/",
        desk.GiveUpForSomebody.as_view(),
        name="give_up_for",
    ),
    path(
        "staff/events/<id:pk>/bookings/<id:booking_pk>/needs/",
        access.RecordNeeds.as_view(),
        name="needs",
    ),
    path("staff/access/", access.AccessMonitoring.as_view(), name="access"),
    path("staff/access/table.csv", access.AccessFile.as_view(), name="access_file"),
    path("staff/events/<id:pk>/attendance/", attendance.Attendance.as_view(), name="attendance"),
    path(
        "staff/events/<id:pk>/attendance/<id:customer_pk>/",
        attendance.MarkAttendance.as_view(),
        name="mark_attendance",
    ),
    path("staff/events/<id:pk>/others/", attendance.HeadCount.as_view(), name="head_count"),
    path("staff/events/<id:pk>/newcomer/", attendance.AddNewcomer.as_view(), name="newcomer"),
    path("staff/events/<id:pk>/close-out/", closing.CloseOut.as_view(), name="close_out"),
]
