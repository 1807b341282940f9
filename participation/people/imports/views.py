"""The way of a list: upload it, match its columns, look at what it would do, apply it.

Officers upload and check, for that changes nobody's record. A manager applies: it changes every
customer at once and may mark many as former, and a second pair of eyes has then seen the counts.
"""

from django.http import Http404
from django.shortcuts import redirect
from django.views.generic import DetailView, View
from django_htmx.http import HttpResponseClientRefresh

from base.core.audience import Audience
from base.core.facts import record_fact
from base.core.lists import (
    Column,
    StaffList,
    addresses,
    in_the_order_of,
    lines,
    link,
    tag,
    told,
)
from base.core.paging import UncountedPaginator, nearest_page
from base.core.refused import Refused
from base.core.spreadsheets import csv_stream
from base.core.views import ActOnForm, OneButton

from .about_one import AboutOneList
from .export import report
from .fields import related
from .forms import ApplyForm, UploadForm
from .models import NO_CHANNEL, PARTLY, Import, Line
from .services import (
    apply_list,
    check_again,
    discard,
    upload_list,
)
from .shown import shown

V = Line.Verdict
#: The parts of the result, in the order in which they deserve a look.
PARTS = [
    (V.REFUSED.value, "Refused", "Lines that cannot be taken, each with the reason."),
    ("unread", "Cannot be read", "Refused lines of which we cannot tell whom they are about."),
    ("differences", "To settle", "The customer told us something else, and their word stays."),
    ("alike", "Almost the same reference", "They wait until you say whether they are the same."),
    ("died", "Said to have died", "They stay customers until somebody says otherwise."),
    (
        "waits",
        "Not ended yet",
        "Not in the list, but it has lines that cannot be read. They stay customers until"
        " somebody has looked.",
    ),
    ("missing", "Not in the list", "Marked as former customers. Nobody is deleted."),
    (V.ENDED.value, "Ended", "All who would be former customers."),
    (V.CHANGED.value, "Changed", "Customers whose record would change."),
    (V.ADDED.value, "Added", "People who have no record here yet."),
    ("partly", "Partly taken", "A value was left out; the rest of the line counts."),
    (
        "no_channel",
        "No preferred channel",
        "The list does not say how they like to be reached. Those who have not told us either are on"
        " the list of people to ask.",
    ),
    (V.LEFT.value, "Left as they are", "Our record says the same already."),
]


class Lists(ActOnForm, StaffList):
    """Upload a list; below, the lists there have been."""

    audience = Audience.STAFF
    title = "Lists from the housing system"
    one, many = "list", "lists"
    columns = (
        Column("List", sort="file_name"),
        Column("Uploaded", sort="asked_at", also=("By",)),
        Column("State", sort=in_the_order_of("state", Import.State.values)),
    )
    opens_with = ("-asked_at",)
    queryset = Import.objects.select_related("asked_by")
    nothing = "No list has been uploaded yet."
    back = ("customers:list", "People")
    template_name = "imports/list.html"
    paginate_by = 10
    form_class = UploadForm
    refused_at = "file"

    def act(self, form) -> Import:
        file, whole_list = form.cleaned_data["file"], form.cleaned_data["whole_list"]
        return upload_list(file=file, name=file.name, whole_list=whole_list, by=self.request.user)

    def look_up(self, rows: list[Import]) -> None:
        self.page_of = addresses("imports:detail")

    def row(self, row: Import):
        return (
            link(row.file_name, self.page_of(row.pk)),
            lines(row.asked_at, told(f"by {row.asked_by}", str(row.asked_by))),
            tag(row.get_state_display(), look_of(row)),
        )

    def get_context_data(self, **kwargs):
        self.object_list = self.get_queryset()
        return super().get_context_data(**kwargs)

    def post(self, request, *args, **kwargs):
        """A word is a file of this list to take; an upload where nothing was chosen has none."""
        if request.POST.get("file"):
            return self.download(request.POST["file"])
        return ActOnForm.post(self, request, *args, **kwargs)


def look_of(imported: Import) -> str:
    """Of the tag that says where it stands, as in ``imports/_state.html``."""
    if imported.is_applied:
        return "done"
    if imported.has_failed:
        return "late"
    return "doing" if imported.is_unfinished else "plain"


class OneList(DetailView):
    """Where a list stands: how far it is, or what it would do, line by line."""

    audience = Audience.STAFF
    template_name = "imports/detail.html"
    context_object_name = "imported"

    def get_queryset(self):
        lists = Import.objects.visible_to(self.request.user)
        return lists.select_related("asked_by", "applied_by")

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        if self.object.needs_columns:
            return redirect("imports:columns", pk=self.object.pk)
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        imported = self.object
        context = super().get_context_data(**kwargs)
        context["may_apply"] = Audience.MANAGERS.admits(self.request.user)
        if imported.is_checked or imported.is_applied:
            context |= self.result(imported)
            context["apply_form"] = ApplyForm(imported=imported)
        return context

    def result(self, imported: Import) -> dict:
        parts = [
            {
                "name": name,
                "label": label,
                "definition": says,
                "number": imported.counts.get(name, 0),
            }
            for name, label, says in PARTS
        ]
        asked = self.request.GET.get("show")
        found = [part for part in parts if part["number"]] or parts
        part = next((one for one in parts if one["name"] == asked), found[0])
        pages = UncountedPaginator(lines_of(imported, part["name"]), 25)
        page = nearest_page(pages, self.request.GET.get("page"))
        return {
            "parts": parts,
            "part": part,
            "page": page,
            "lines": list(shown(page.object_list, applied=imported.is_applied)),
        }


def lines_of(imported: Import, part: str):
    lines = imported.lines.select_related(*related()).order_by("number", "pk")
    if part == "differences":
        return lines.exclude(kept=0)
    if part == "missing":
        return lines.missing().filter(verdict=V.ENDED)
    if part == "died":
        return lines.said_to_have_died()
    if part == "alike":
        return lines.alike()
    if part == "waits":
        return lines.missing().filter(verdict=V.WAITS)
    if part == "unread":
        return lines.about_anybody()
    if part == "no_channel":
        return lines.filter(NO_CHANNEL)
    if part == "partly":
        return lines.filter(PARTLY)
    return lines.filter(verdict=part)


class Progress(OneList):
    """The progress bar alone, which htmx fetches each second until there is more to see."""

    template_name = "imports/_progress.html"

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        if not self.object.is_unfinished:
            return HttpResponseClientRefresh()
        return self.render_to_response({"imported": self.object})


class Report(AboutOneList, View):
    audience = Audience.STAFF

    def get(self, request, pk):
        if self.imported.emptied_at or not (self.imported.is_checked or self.imported.is_applied):
            raise Http404("There is no result to download.")
        record_fact("import_report_downloaded", subject=self.imported, actor=request.user)
        return csv_stream(f"import-{pk}.csv", report(self.imported))


class ChangeList(OneButton):
    audience = Audience.STAFF
    model = Import


class Apply(ChangeList):
    audience = Audience.MANAGERS

    def act(self, imported: Import) -> None:
        form = ApplyForm(self.request.POST, imported=imported)
        if not form.is_valid():
            raise Refused(f"{form.errors['sure'][0]}.")
        apply_list(imported=imported, by=self.request.user, **form.words())


class CheckAgain(ChangeList):
    def act(self, imported: Import) -> None:
        check_again(imported=imported, by=self.request.user)


class Discard(ChangeList):
    def act(self, imported: Import) -> str:
        discard(imported=imported, by=self.request.user)
        return "The list is thrown away. No record was changed."
