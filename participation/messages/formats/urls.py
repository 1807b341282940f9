from django.urls import path

from . import register_views, staff_views, views

app_name = "formats"
urlpatterns = [
    path("documents/", views.Register.as_view(), name="documents"),
    path("documents/<id:pk>/", views.DocumentPage.as_view(), name="document"),
    path("documents/files/<id:pk>/", views.DownloadVersion.as_view(), name="file"),
    path("another-format/", views.Ask.as_view(), name="ask"),
    path("another-format/asked/", views.Asked.as_view(), name="asked"),
    path("staff/documents/", register_views.Documents.as_view(), name="staff_documents"),
    path("staff/documents/new/", register_views.WriteDocument.as_view(), name="new_document"),
    path("staff/documents/<id:pk>/", register_views.StaffDocument.as_view(), name="staff_document"),
    path(
        "staff/documents/<id:pk>/edit/",
        register_views.WriteDocument.as_view(),
        name="edit_document",
    ),
    path(
        "staff/documents/<id:pk>/withdraw/",
        register_views.Withdraw.as_view(),
        name="withdraw_document",
    ),
    path(
        "staff/documents/<id:pk>/versions/<id:version>/remove/",
        register_views.RemoveVersion.as_view(),
        name="remove_version",
    ),
    path("staff/format-requests/", staff_views.Requests.as_view(), name="requests"),
    path("staff/format-requests/new/", staff_views.TakeRequest.as_view(), name="take"),
    path(
        "staff/people/<id:customer>/format-request/",
        staff_views.TakeRequest.as_view(),
        name="take_for",
    ),
    path("staff/format-requests/<id:pk>/", staff_views.RequestPage.as_view(), name="request"),
]
