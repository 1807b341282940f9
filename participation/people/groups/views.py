"""Groups as staff keep them: the list, one group with its people, money and work, and its record."""

from django.shortcuts import redirect
from django.views.generic import TemplateView
from django.views.generic.list import MultipleObjectMixin

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.lists import Column, StaffList, addresses, in_words, lines, link, tag, told
from base.core.once import done_before
from base.core.paging import NearestPage
from base.core.views import WriteRow

from . import services, stats
from .forms import GroupFilter, GroupForm
from .models import Group
from .one_group import OneGroup
from .pages import GROUP_PAGE
from .rules_in_words import rules_of


class Groups(StaffList):
    audience = Audience.STAFF
    title = "Groups"
    one, many = "group", "groups"
    columns = (
        Column("Name", sort="name", also=("Kind",)),
        Column("Place", sort="area__name"),
        Column(
            "How we recognise it",
            sort=("ended_on", "recognition_withdrawn_on", "recognised_on"),
            also=("Ended",),
        ),
        Column("Members now", sort="members", numeric=True),
    )
    opens_with = ("name",)
    filter_class = GroupFilter
    queryset = Group.objects.with_members().select_related("kind", "area")
    nothing = "No group is on record yet."
    nothing_fits = "No group fits what you chose."
    way_on = ("groups:new", "Add the first")
    back = ("customers:list", "People")
    template_name = "groups/list.html"
    context_object_name = "groups"

    def look_up(self, rows: list[Group]) -> None:
        self.page_of = addresses("groups:group")

    def row(self, row: Group):
        return (
            lines(link(row.name, self.page_of(row.pk)), row.kind),
            row.area or "Everywhere",
            lines(*self.standing(row)),
            row.members,
        )

    @staticmethod
    def standing(row: Group):
        if row.ended_on:
            return tag("Ended"), told(f"on {in_words(row.ended_on)}", row.ended_on)
        return (tag(row.recognition, "done" if row.is_recognised else "plain"),)


class GroupPage(OneGroup, NearestPage, MultipleObjectMixin, TemplateView):
    """Who sits on it, or sat on it; what was done with it, and what came of that."""

    audience = Audience.STAFF
    template_name = "groups/group.html"
    paginate_by = 25
    context_object_name = "memberships"

    def get_queryset(self):
        self.past = self.request.GET.get("members") == "past"
        memberships = self.group.memberships.select_related("customer", "colleague")
        if self.past:
            return memberships.exclude(until_on=None).order_by("-until_on", "-pk")
        return memberships.sitting().by_office()

    def get_context_data(self, **kwargs):
        self.object_list = self.get_queryset()
        return super().get_context_data(
            past=self.past,
            sitting=stats.members(self.group),
            measures=stats,
            rules=rules_of(self.group),
            times=self.group.meets_at.all(),
            sections=GROUP_PAGE.about(self.group),
            changes=changes_of(self.group, limit=5),
            **kwargs,
        )


class WriteGroup(WriteRow):
    """A new group, or one that is there."""

    audience = Audience.STAFF
    form_class = GroupForm
    template_name = "groups/write.html"
    model = Group
    context_object_name = "group"

    def post(self, request, *args, **kwargs):
        if address := done_before(request.POST.get("form_token", "")):
            return redirect(address)
        return super().post(request, *args, **kwargs)

    def act(self, form) -> Group:
        saved = services.save_group(by=self.request.user, group=self.row, **form.cleaned_data)
        self.success_message = f"{saved} is saved."
        return saved
