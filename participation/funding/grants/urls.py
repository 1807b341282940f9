from django.urls import path

from . import file_views, grant_views, group_views, year_views

app_name = "grants"
STAFF = "staff/grants/"

urlpatterns = [
    path(STAFF, year_views.Years.as_view(), name="list"),
    path(f"{STAFF}schemes/", year_views.Schemes.as_view(), name="schemes"),
    path(f"{STAFF}schemes/new/", year_views.WriteScheme.as_view(), name="new_scheme"),
    path(f"{STAFF}schemes/<id:pk>/", year_views.WriteScheme.as_view(), name="scheme"),
    path(f"{STAFF}schemes/<id:scheme>/rates/", year_views.WriteRates.as_view(), name="new_year"),
    path(f"{STAFF}years/<id:pk>/", year_views.YearPage.as_view(), name="year"),
    path(f"{STAFF}years/<id:pk>/rates/", year_views.WriteRates.as_view(), name="rates"),
    path(f"{STAFF}years/<id:pk>/budget/", year_views.Budget.as_view(), name="budget"),
    path(f"{STAFF}years/<id:pk>/count/", year_views.CountPeople.as_view(), name="count"),
    path(f"{STAFF}years/<id:pk>/agree/", year_views.AgreeTable.as_view(), name="agree"),
    path(f"{STAFF}asked/", grant_views.Grants.as_view(), name="asked"),
    path(f"{STAFF}360giving.csv", file_views.Published.as_view(), name="published_csv"),
    path(
        f"{STAFF}360giving.xlsx",
        file_views.Published.as_view(kind="xlsx"),
        name="published_workbook",
    ),
    path(f"{STAFF}<id:pk>/", grant_views.GrantPage.as_view(), name="grant"),
    path(f"{STAFF}<id:pk>/award/", grant_views.Award.as_view(), name="award"),
    path(f"{STAFF}<id:pk>/turn-down/", grant_views.TurnDown.as_view(), name="turn_down"),
    path(f"{STAFF}<id:pk>/conditions/", grant_views.Conditions.as_view(), name="conditions"),
    path(f"{STAFF}<id:pk>/money/", grant_views.Move.as_view(), name="move"),
    path(f"{STAFF}entries/<id:pk>/take-back/", grant_views.TakeBack.as_view(), name="take_back"),
    path("staff/groups/<id:pk>/grants/new/", grant_views.Ask.as_view(), name="new"),
    path("staff/groups/<id:pk>/funding/", group_views.MoneyOfGroup.as_view(), name="funding"),
    path("me/groups/<id:pk>/money/", group_views.MyGroupsMoney.as_view(), name="mine"),
]
