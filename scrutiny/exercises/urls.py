from django.urls import path

from . import framework_views, panel_views, public_views, staff_views

app_name = "exercises"

PUBLIC = "scrutiny/exercises/"
MINE = "me/scrutiny/exercises/"
OF_PANEL = f"{MINE}<id:pk>/"
STAFF = "staff/scrutiny/exercises/"
ONE = f"{STAFF}<id:pk>/"
PLANS = "staff/scrutiny/framework/"

urlpatterns = [
    path(PUBLIC, public_views.Exercises.as_view(), name="public_list"),
    path(f"{PUBLIC}<slug:slug>/", public_views.PublicPage.as_view(), name="public"),
    path("scrutiny/framework/", framework_views.Framework.as_view(), name="framework"),
    path(MINE, panel_views.MyExercises.as_view(), name="my_exercises"),
    path(OF_PANEL, panel_views.PanelPage.as_view(), name="of_panel"),
    path(f"{OF_PANEL}scope/", panel_views.WriteScope.as_view(), name="scope"),
    path(f"{OF_PANEL}move/", panel_views.MoveOn.as_view(), name="move"),
    path(STAFF, staff_views.Desk.as_view(), name="list"),
    path(f"{STAFF}begin/", staff_views.Begin.as_view(), name="begin"),
    path(ONE, staff_views.Page.as_view(), name="page"),
    path(f"{ONE}move/", staff_views.StepOfLandlord.as_view(), name="step"),
    path(f"{ONE}costs/", staff_views.Costs.as_view(), name="costs"),
    path(PLANS, framework_views.Plans.as_view(), name="plans"),
    path(f"{PLANS}new/", framework_views.WritePlanItem.as_view(), name="new_plan_item"),
    path(f"{PLANS}<id:pk>/", framework_views.WritePlanItem.as_view(), name="plan_item"),
]
