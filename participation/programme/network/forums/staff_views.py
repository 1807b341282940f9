"""Forums as staff begin, change, end and moderate them."""

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, lines, link, quiet, tag
from base.core.views import FormAboutRow, OneButton, WriteRow

from ..models import Forum, ForumNotice
from . import services
from .forms import ForumForm, LookAtForm


class StaffForums(StaffList):
    audience = Audience.STAFF
    title = "Forums"
    one, many = "forum", "forums"
    columns = (
        Column("What it is called", sort="title", also=("Who it is for",)),
        Column("Members", sort="members_now", numeric=True),
        Column("Where it stands", sort=("ended_on",)),
    )
    opens_with = ("title",)
    queryset = Forum.objects.with_members().select_related("area")
    nothing = "There is no forum yet."
    way_on = ("network:new_forum", "Begin one")
    template_name = "network/staff_forums.html"

    def look_up(self, rows: list[Forum]) -> None:
        self.page_of = addresses("network:write_forum")

    def row(self, row: Forum):
        whom = "Whoever sits on a group" if row.only_sitting else str(row.area or "Anybody")
        standing = tag("Ended", "not_possible") if row.ended_on else tag("Open", "done")
        return (
            lines(link(row.title, self.page_of(row.pk)), quiet(whom)),
            row.members_now,
            standing,
        )


class WriteForum(WriteRow):
    """A new one, or one that is there."""

    audience = Audience.STAFF
    model = Forum
    form_class = ForumForm
    template_name = "network/write_forum.html"
    context_object_name = "forum"
    success_message = "Saved."

    def act(self, form) -> str:
        services.save_forum(by=self.request.user, forum=self.row, **form.cleaned_data)
        return "network:staff_forums"


class EndForum(OneButton):
    audience = Audience.STAFF

    def get_queryset(self):
        return Forum.objects.all()

    def act(self, row) -> str:
        services.end_forum(forum=row, by=self.request.user)
        return f"{row} has ended."

    def leads_to(self) -> str:
        return "network:staff_forums"


class LookAtNotice(FormAboutRow):
    """Take it down and say why, or leave it."""

    audience = Audience.STAFF
    model = ForumNotice
    form_class = LookAtForm
    template_name = "network/forum_notice.html"
    context_object_name = "notice"
    success_message = "Saved."

    def get_queryset(self):
        return ForumNotice.objects.select_related("forum", "customer", "officer")

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading="Must this go?", **kwargs)

    def act(self, form) -> Forum:
        services.look_at_notice(notice=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.forum
