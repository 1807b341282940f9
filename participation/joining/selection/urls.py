from django.urls import path

from . import views

app_name = "selection"
urlpatterns = [
    path("staff/selections/", views.Selections.as_view(), name="list"),
    path("staff/selections/new/", views.Plan.as_view(), name="plan"),
    path("staff/selections/<id:pk>/", views.SelectionPage.as_view(), name="selection"),
    path("staff/selections/<id:pk>/edit/", views.Plan.as_view(), name="edit"),
    path("staff/selections/<id:pk>/fix/", views.FixList.as_view(), name="fix"),
    path("staff/selections/<id:pk>/draw/", views.DrawPeople.as_view(), name="draw"),
    path("staff/selections/people/<id:pk>/", views.StandDown.as_view(), name="stand_down"),
    path("staff/selections/<id:pk>/who/", views.WhoTheyAre.as_view(), name="who"),
]
