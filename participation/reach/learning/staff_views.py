"""The directory of who helps people online, as staff keep it."""

from django.db.models import Count

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.lists import (
    Action,
    Column,
    StaffList,
    addresses,
    in_the_order_of,
    lines,
    link,
    tag,
    told,
)
from base.core.views import OneButton, WriteRow

from .forms import SignpostForm, StaffFilter, next_check
from .models import Signpost
from .services import close_signpost, save_signpost, still_true


def checked(signpost: Signpost, by) -> None:
    still_true(signpost=signpost, by=by, check_by=next_check())


class Directory(StaffList):
    audience = Audience.STAFF
    title = "Local services and help to get online"
    one, many = "entry", "entries"
    columns = (
        Column("Who", sort="name", also=("Kind", "Where", "Phone")),
        Column("For whom", sort=in_the_order_of("for_whom", Signpost.ForWhom.values)),
        Column("Helps with", sort="helps_with"),
        Column("Checked", sort=("checked_on",), also=("Due",)),
    )
    opens_with = ("name",)
    filter_class = StaffFilter
    actions = (Action("still_true", "Still true", checked, "checked today"),)
    queryset = (
        Signpost.objects.in_use()
        .annotate(helps_with=Count("barriers", distinct=True) + Count("needs", distinct=True))
        .select_related("area")
        .prefetch_related("barriers", "needs")
    )
    nothing = nothing_fits = "Nobody here yet."
    back = ("customers:list", "People")
    template_name = "learning/staff/directory.html"
    context_object_name = "signposts"
    paginate_by = 30

    def look_up(self, rows: list[Signpost]) -> None:
        self.page_of = addresses("learning:edit")

    def row(self, row: Signpost):
        kind, where = row.get_kind_display(), str(row.area or "everywhere")
        return (
            lines(
                link(row.name, self.page_of(row.pk)),
                told(f"{kind}, {where}", kind),
                told("", where),
                row.phone,
            ),
            row.get_for_whom_display(),
            lines(
                *(need.name for need in row.needs.all()),
                *(barrier.label for barrier in row.barriers.all()),
            ),
            lines(row.checked_on, *([tag("Check it now", "late")] if row.is_due else [])),
        )


class WriteSignpost(WriteRow):
    """A new entry, or one that is there."""

    audience = Audience.STAFF
    form_class = SignpostForm
    template_name = "learning/staff/write.html"
    success_message = "Saved."
    model = Signpost
    context_object_name = "signpost"

    def act(self, form) -> str:
        save_signpost(by=self.request.user, signpost=self.row, **form.cleaned_data)
        return "learning:directory"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            changes=changes_of(self.row, limit=5) if self.row else (),
            **kwargs,
        )


class SignpostButton(OneButton):
    audience = Audience.STAFF
    model = Signpost

    def leads_to(self) -> str:
        return "learning:directory"


class StillTrue(SignpostButton):
    def act(self, row) -> str:
        still_true(signpost=row, by=self.request.user, check_by=next_check())
        return f"{row}: checked today."


class Close(SignpostButton):
    def act(self, row) -> str:
        close_signpost(signpost=row, by=self.request.user)
        return f"{row} is off the public page."
