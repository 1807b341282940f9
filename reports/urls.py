from django.urls import path

from . import (
    by_service_views,
    digital_views,
    monthly_views,
    own_words_views,
    public_views,
    staff_views,
)

app_name = "reports"

#: The kind of the addresses from when there was one.
ANNUAL = {"kind": "impact"}

urlpatterns = [
    path("reports/", public_views.Published.as_view(), name="list"),
    path(
        "reports/<slug:kind>/<slug:about>/<id:number>/",
        public_views.ReadEdition.as_view(),
        name="edition",
    ),
    path(
        "reports/<slug:kind>/<slug:about>/<id:number>/report.pdf",
        public_views.DownloadEdition.as_view(),
        name="edition_pdf",
    ),
    path(
        "reports/<slug:kind>/<slug:about>/<id:number>/pictures/<str:file>",
        public_views.ShowPicture.as_view(),
        name="edition_picture",
    ),
    path("board/", public_views.BoardShelf.as_view(), name="board"),
    path("staff/reports/", staff_views.Desk.as_view(), name="desk"),
    path("staff/reports/digital/", digital_views.Digital.as_view(), name="digital"),
    path("staff/reports/digital.csv", digital_views.DigitalFile.as_view(), name="digital_file"),
    path("staff/reports/by-service/", by_service_views.ByService.as_view(), name="by_service"),
    path("staff/reports/monthly/", monthly_views.MonthlyReports.as_view(), name="monthly"),
    path(
        "staff/reports/monthly/<id:pk>/read/",
        monthly_views.MarkMonthlyRead.as_view(),
        name="monthly_read",
    ),
    path(
        "me/reports/words/<slug:kind>/<slug:about>/<slug:part>/",
        own_words_views.WriteOwnWords.as_view(),
        name="own_words",
    ),
    path("staff/reports/ask/", staff_views.AskForReport.as_view(), ANNUAL, name="ask"),
    path("staff/reports/ask/<slug:kind>/", staff_views.AskForReport.as_view(), name="ask_kind"),
    path(
        "staff/reports/words/<slug:about>/<slug:part>/",
        staff_views.Contribute.as_view(),
        ANNUAL,
        name="contribute",
    ),
    path(
        "staff/reports/words/<slug:kind>/<slug:about>/<slug:part>/",
        staff_views.Contribute.as_view(),
        name="contribute_to",
    ),
    path("staff/reports/<id:pk>/", staff_views.EditionDesk.as_view(), name="edition_desk"),
    path("staff/reports/<id:pk>/progress/", staff_views.Progress.as_view(), name="progress"),
    path("staff/reports/<id:pk>/retry/", staff_views.Retry.as_view(), name="retry"),
    path("staff/reports/<id:pk>/tell/", staff_views.Tell.as_view(), name="tell"),
    path("staff/reports/<id:pk>/publish/", staff_views.Publish.as_view(), name="publish"),
]
