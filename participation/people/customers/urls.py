from django.urls import path

from . import staff_views

app_name = "customers"
urlpatterns = [
    path("staff/people/", staff_views.People.as_view(), name="list"),
    path("staff/people/search/", staff_views.FindPeople.as_view(), name="search"),
    path(
        "staff/people/<id:pk>/confirm/",
        staff_views.ConfirmDetails.as_view(),
        name="confirm_details",
    ),
    path("staff/people/<id:pk>/", staff_views.Person.as_view(), name="detail"),
]
