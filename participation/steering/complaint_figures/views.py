"""Staff at figures of complaints: what they are, sending a file, and what became of one."""

from django.views.generic import DetailView, TemplateView, View

from base.core.audience import Audience
from base.core.lists import Column, StaffList, in_words, lines, link, quiet, tag, told
from base.core.spreadsheets import csv_file
from base.core.views import ActOnForm

from . import forms, services
from .house_rules import COMPLAINTS_HOMES
from .models import Line, Theme, Upload
from .reading import MOST_LINES
from .unsettled import words_to_settle

#: Also what the page about the format shows.
SAMPLE = (
    (
        "Month",
        "Service",
        "Area",
        "Stage",
        "Theme",
        "Received",
        "Answered",
        "Answered in time",
        "Upheld",
        "Partly upheld",
        "Not upheld",
        "What was learned",
    ),
    (
        *("2026-10", "Repairs and improvements", "", "1", "How long it took"),
        *(14, 13, 11, 6, 3, 4, "We now ring on the morning of the visit."),
    ),
    (
        "2026-10",
        "Repairs and improvements",
        "",
        "Escalated",
        "How long it took",
        2,
        1,
        1,
        0,
        1,
        0,
        "",
    ),
    ("2026-10", "Rent and charges", "", "1", "Charges and payments", 7, 7, 7, 2, 1, 4, ""),
)


class Lines(StaffList):
    """Every count of each month, by its newest file. What few tell is for us alone."""

    audience = Audience.STAFF
    title = "Complaints by month"
    one, many = "count", "counts"
    columns = (
        Column("Month", sort="month"),
        Column("Service", sort="service", also=("Area",)),
        Column("Stage", sort="stage"),
        Column("Theme", sort="theme__name"),
        Column("Received", sort="received", numeric=True),
        Column("Answered", sort="answered", also=("In time",), numeric=True),
        Column("Upheld", sort="upheld", also=("Partly upheld", "Not upheld"), numeric=True),
    )
    more_in_file = (Column("What was learned"),)
    opens_with = ("-month",)
    filter_class = forms.LineFilter
    queryset = Line.objects.current().select_related("area", "theme")
    nothing = "No file has come yet."
    way_on = ("complaint_figures:send", "Send the first file")
    template_name = "complaint_figures/lines.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            unsettled=Line.objects.unsettled().count(),
            to_read=Line.objects.to_read().count(),
            homes=COMPLAINTS_HOMES.value,
            **kwargs,
        )

    def row(self, row: Line):
        area = row.area.name if row.area else row.area_said
        return (
            f"{row.month:%B %Y}",
            lines(row.service_name, quiet(area)),
            row.get_stage_display(),
            row.theme.name if row.theme else row.theme_said or "No theme",
            row.received,
            lines(row.answered, told(f"{row.in_time} in time", row.in_time)),
            lines(
                row.upheld,
                told(f"{row.partly_upheld} partly", row.partly_upheld),
                told(f"{row.not_upheld} not", row.not_upheld),
            ),
        )

    def row_in_file(self, row: Line):
        return (row.learned,)


class Send(ActOnForm):
    """One file of counts. A worker reads it, and what it says of a month stands until another file says otherwise."""

    audience = Audience.STAFF
    form_class = forms.UploadForm
    template_name = "complaint_figures/send.html"
    refused_at = "file"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            most=MOST_LINES, themes=Theme.objects.all(), sample=SAMPLE, **kwargs
        )

    def act(self, form) -> Upload:
        file = form.cleaned_data["file"]
        return services.upload_file(file=file, name=file.name, by=self.request.user)


class Sample(View):
    """A file to begin with."""

    audience = Audience.STAFF
    http_method_names = ["get"]

    def get(self, request):
        return csv_file("complaints-sample.csv", SAMPLE)


class Uploads(StaffList):
    audience = Audience.STAFF
    title = "Files of complaints"
    one, many = "file", "files"
    columns = (
        Column("File", sort="file_name"),
        Column("Sent", sort="uploaded_at", also=("By",)),
        Column("Where it stands", sort="state"),
        Column("Counts", sort="lines", numeric=True),
        Column("Months it changed", sort="months", numeric=True),
    )
    opens_with = ("-uploaded_at",)
    queryset = Upload.objects.select_related("uploaded_by")
    nothing = "No file has come yet."
    way_on = ("complaint_figures:send", "Send the first file")
    back = ("complaint_figures:lines", "Complaints by month")

    def row(self, row: Upload):
        kind = "late" if row.has_failed else "doing" if row.is_unfinished else "done"
        return (
            link(row.file_name, row.get_absolute_url()),
            lines(in_words(row.uploaded_at), quiet(str(row.uploaded_by))),
            tag(row.get_state_display(), kind),
            row.lines,
            row.months,
        )


class UploadPage(DetailView):
    """What became of one file."""

    audience = Audience.STAFF
    template_name = "complaint_figures/upload.html"
    context_object_name = "upload"

    def get_queryset(self):
        return Upload.objects.visible_to(self.request.user).select_related("uploaded_by")

    def get_context_data(self, **kwargs):
        editions = list(self.object.editions.all())
        return super().get_context_data(
            editions=editions,
            unsettled=Line.objects.unsettled().filter(edition__in=editions).count(),
            to_read=Line.objects.to_read().filter(edition__in=editions).count(),
            **kwargs,
        )


class WordsToSettle(TemplateView):
    """Words of files that are no service, area or theme of ours."""

    audience = Audience.STAFF
    template_name = "complaint_figures/words.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(words=words_to_settle(), **kwargs)
