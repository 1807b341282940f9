from django.urls import path

from . import mine, on_device, staff_views
from .homes import views as homes
from .planning import views as planning
from .standards import views as standards

app_name = "inspections"

STAFF = "staff/inspections/"
STANDARD = f"{STAFF}standards/<id:pk>/"
INSPECTION = f"{STAFF}<id:pk>/"
#: An inspector's own pages, by the number of their place. A page of questions is named by the code of its first one.
MINE = "me/inspections/"
ANSWER = f"{MINE}<id:pk>/answer/"

urlpatterns = [
    path("inspections/<slug:slug>/", staff_views.Year.as_view(), name="year"),
    path(MINE, mine.MyInspections.as_view(), name="mine"),
    path(f"{MINE}<id:pk>/", mine.MyInspection.as_view(), name="my_inspection"),
    path(f"{MINE}<id:pk>/decline/", mine.Decline.as_view(), name="decline"),
    path(f"{MINE}<id:pk>/keep/", on_device.KeepChecklist.as_view(), name="keep"),
    path(f"{MINE}<id:pk>/device/", on_device.DevicePage.as_view(), name="device"),
    path(f"{MINE}<id:pk>/device/worker.js", on_device.DeviceWorker.as_view(), name="device_worker"),
    path(f"{MINE}from-device/send/", on_device.SendFound.as_view(), name="send_from_device"),
    path(ANSWER, mine.InspectingStart.as_view(), name="start"),
    path(f"{ANSWER}check/", mine.InspectingCheck.as_view(), name="check"),
    path(f"{ANSWER}sent/", mine.InspectingSent.as_view(), name="sent"),
    path(f"{ANSWER}<slug:page>/", mine.InspectingOnePage.as_view(), name="page"),
    path(STAFF, staff_views.Home.as_view(), name="home"),
    path(f"{STAFF}years/<id:pk>/", staff_views.YearDesk.as_view(), name="year_desk"),
    path(f"{STAFF}trial/", standards.DecidePilot.as_view(), name="pilot"),
    path(f"{STAFF}groups/", standards.NameTeams.as_view(), name="teams"),
    path(f"{STAFF}standards/", standards.Standards.as_view(), name="standards"),
    path(f"{STAFF}standards/new/", standards.WriteStandard.as_view(), name="new_standard"),
    path(STANDARD, standards.StandardPage.as_view(), name="standard"),
    path(f"{STANDARD}edit/", standards.WriteStandard.as_view(), name="edit_standard"),
    path(f"{STANDARD}use/", standards.TakeIntoUse.as_view(), name="use"),
    path(f"{STANDARD}retire/", standards.Retire.as_view(), name="retire"),
    path(f"{STANDARD}begin-from/", standards.BeginFrom.as_view(), name="begin_from"),
    path(f"{STAFF}homes/", homes.Homes.as_view(), name="homes"),
    path(f"{STAFF}homes/send/", homes.SendHomes.as_view(), name="send_homes"),
    path(f"{STAFF}homes/draw/", homes.DrawHomes.as_view(), name="draw"),
    path(f"{STAFF}homes/<id:pk>/let/", homes.HomeIsLet.as_view(), name="let"),
    path(f"{STAFF}all/", planning.Inspections.as_view(), name="inspections"),
    path(f"{STAFF}plan/", planning.Plan.as_view(), name="plan"),
    path(INSPECTION, planning.InspectionPage.as_view(), name="inspection"),
    path(f"{INSPECTION}arrange/", planning.Arrange.as_view(), name="arrange"),
    path(f"{INSPECTION}call-off/", planning.CallOff.as_view(), name="call_off"),
    path(f"{INSPECTION}photos/<id:answer>/", planning.Photo.as_view(), name="photo"),
    path(f"{INSPECTION}read/", planning.Read.as_view(), name="read"),
]
