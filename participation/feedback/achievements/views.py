"""Awards and good practice shared: for everybody to read, and for staff to keep."""

from django.views.generic import ListView

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.kept_pages import KeptForVisitors
from base.core.lists import Column, StaffList, addresses, lines, link
from base.core.paging import NearestPage
from base.core.views import WriteRow

from .forms import AchievementForm
from .models import Achievement
from .services import keep_achievement


class PublicList(KeptForVisitors, NearestPage, ListView):
    audience = Audience.EVERYONE
    template_name = "achievements/public.html"
    context_object_name = "achievements"
    paginate_by = 20

    def get_queryset(self):
        return Achievement.objects.published()


class Achievements(StaffList):
    audience = Audience.STAFF
    title = "Awards and good practice"
    one, many = "entry", "entries"
    columns = (
        Column("What", sort="title", also=("Kind",)),
        Column("Who gave it, or learned of it", sort="with_whom"),
        Column("When", sort=("achieved_on",)),
        Column("Public", sort="published_at"),
    )
    opens_with = ("-achieved_on",)
    queryset = Achievement.objects.all()
    nothing = "None yet."
    way_on = ("achievements:new", "Add the first")
    back = ("activities:staff_list", "Activities")
    template_name = "achievements/list.html"
    context_object_name = "achievements"

    def look_up(self, rows: list[Achievement]) -> None:
        self.page_of = addresses("achievements:edit")

    def row(self, row: Achievement):
        return (
            lines(link(row.title, self.page_of(row.pk)), row.get_kind_display()),
            row.with_whom,
            row.achieved_on,
            row.published_at is not None,
        )


class WriteAchievement(WriteRow):
    """A new one, or one that is there."""

    audience = Audience.STAFF
    form_class = AchievementForm
    template_name = "achievements/write.html"
    success_message = "Saved."
    model = Achievement
    context_object_name = "achievement"

    def act(self, form) -> str:
        keep_achievement(by=self.request.user, achievement=self.row, **form.cleaned_data)
        return "achievements:list"

    def get_context_data(self, **kwargs):
        return super().get_context_data(changes=changes_of(self.row) if self.row else [], **kwargs)
