from django.urls import path

from . import programme_views, staff_views, views

app_name = "learning"
urlpatterns = [
    path("local-services/", views.LocalServices.as_view(), name="local_services"),
    path("getting-online/", views.GettingOnline.as_view(), name="signposts"),
    path("staff/getting-online/", staff_views.Directory.as_view(), name="directory"),
    path("staff/getting-online/new/", staff_views.WriteSignpost.as_view(), name="new"),
    path("staff/getting-online/<id:pk>/", staff_views.WriteSignpost.as_view(), name="edit"),
    path("staff/getting-online/<id:pk>/true/", staff_views.StillTrue.as_view(), name="still_true"),
    path("staff/getting-online/<id:pk>/close/", staff_views.Close.as_view(), name="close"),
    path("staff/digital-inclusion/", programme_views.Programme.as_view(), name="programme"),
    path("staff/digital-inclusion/add/", programme_views.Record.as_view(), name="record"),
    path(
        "staff/digital-inclusion/<id:pk>/", programme_views.Record.as_view(), name="change_record"
    ),
    path(
        "staff/digital-inclusion/<id:pk>/take-out/",
        programme_views.TakeOut.as_view(),
        name="take_out",
    ),
]
