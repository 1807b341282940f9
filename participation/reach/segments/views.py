"""Segments: the list, the builder that counts as you tick, and the page of one."""

from functools import cached_property

from django.db import transaction
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.counted_lately import Counted, counted_together
from base.core.lists import (
    Action,
    Column,
    PutAwayFilter,
    StaffList,
    addresses,
    lines,
    link,
    tag,
    told,
)
from base.core.views import OneButton, WriteRow
from participation.people.customers.models import Customer

from . import services, stats
from .counted import make_up_of, said, size_of
from .filters import Criteria
from .forms import ChosenSegment, CriteriaForm, SegmentForm
from .models import Segment
from .sentences import Names


def put_away(segment: Segment, by) -> None:
    services.put_away(segment=segment, by=by)


def bring_back(segment: Segment, by) -> None:
    services.bring_back(segment=segment, by=by)


class Segments(StaffList):
    """Their own before ours. Who is in one is a rule, so the two columns about it do not sort."""

    audience = Audience.STAFF
    title = "Segments"
    one, many = "segment", "segments"
    columns = (
        Column("Name", sort="name", also=("Profile",)),
        Column("Who is in it"),
        Column("People now", numeric=True),
    )
    opens_with = ("is_profile", "name")
    filter_class = PutAwayFilter
    actions = (
        Action("put_away", "Put away", put_away, "put away"),
        Action("bring_back", "Bring back", bring_back, "in use again"),
    )
    queryset = Segment.objects.all()
    nothing = "No segment is saved yet."
    nothing_fits = "Nothing is put away."
    way_on = ("segments:new", "Make the first one")
    back = ("customers:list", "People")
    template_name = "segments/list.html"
    context_object_name = "segments"
    paginate_by = 10  # those of a page are counted together

    @property
    def put_away(self) -> bool:
        return self.request.GET.get("put_away") == "yes"

    def get_title(self) -> str:
        return "Segments put away" if self.put_away else self.title

    def look_up(self, rows: list[Segment]) -> None:
        self.names = Names()
        self.sizes = size_of.each((said(row.criteria),) for row in rows)
        self.page_of = addresses("segments:segment")

    def row(self, row: Segment):
        profile = tag("Profile") if row.is_profile else told("", "")
        return (
            lines(link(row.name, self.page_of(row.pk)), profile),
            self.names.sentence(row.criteria),
            self.sizes[(said(row.criteria),)].found,
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(
            put_away=self.put_away, definition=stats.size.definition, **kwargs
        )
        return context | {"counted_at": counted_together(self.sizes.values())}


class CountPeople(TemplateView):
    """The size and meaning of filters, or of a saved segment, as a fragment."""

    audience = Audience.STAFF
    template_name = "segments/_count.html"

    def get_context_data(self, **kwargs):
        asked = self.request.GET
        if "saved" in asked:
            segment = ChosenSegment(asked).chosen
            return super().get_context_data(**(counted(segment.criteria) if segment else {}))
        form = CriteriaForm(asked)
        if not form.is_valid():
            return super().get_context_data(form=form)
        return super().get_context_data(**counted(form.chosen))


class Build(WriteRow):
    """New or changed. "Count" shows the page again with the size; without JavaScript too."""

    audience = Audience.STAFF
    form_class = SegmentForm
    template_name = "segments/build.html"
    model = Segment
    context_object_name = "segment"

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if "count" in self.request.POST:
            form.fields["name"].required = False
        return form

    def get_initial_of_new(self):
        """Filters may come with the address: ``?areas=west&engagement=never``."""
        form = CriteriaForm(self.request.GET)
        return form.chosen if form.is_valid() else {}

    def form_valid(self, form):
        if "count" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        return super().form_valid(form)

    def act(self, form) -> Segment:
        name, is_profile = form.cleaned_data["name"], form.cleaned_data["is_profile"]
        self.success_message = f"“{name}” is saved."
        return services.save_segment(
            segment=self.row,
            name=name,
            is_profile=is_profile,
            criteria=form.chosen,
            by=self.request.user,
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form = context["form"]
        if form.is_bound:
            filters = CriteriaForm(form.data)
            return {**context, **counted(filters.chosen)} if filters.is_valid() else context
        return {**context, **counted(self.row.criteria if self.row else self.get_initial())}


class SegmentPage(StaffList):
    """What the people of one segment are like, and who they are. A manager may take them as a file."""

    audience = Audience.STAFF
    one, many = "person", "people"
    columns = (
        Column("Name", sort="name"),
        Column("Tenure", sort=("tenure__position", "tenure__name")),
        Column("Area", sort="area__name"),
        Column("Involved since", sort="joined_at"),
    )
    more_in_file = (Column("Reference"), Column("Preferred channel"), Column("Language"))
    opens_with = ("name",)
    personal = True
    taken_by = Audience.MANAGERS
    nothing = "Nobody fits every filter today."
    template_name = "segments/segment.html"
    context_object_name = "people"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        everything = Segment.objects.select_related("created_by")
        self.segment = get_object_or_404(everything, pk=kwargs["pk"])

    def get_title(self) -> str:
        return self.segment.name

    def everything(self):
        return self.segment.people().select_related("tenure", "area")

    @cached_property
    def counted(self) -> Counted[stats.MakeUp]:
        return make_up_of.lately(said(self.segment.criteria))

    def get_paginator(self, *args, **kwargs):
        """The page says how many they are above the list, which need not be counted again."""
        paginator = super().get_paginator(*args, **kwargs)
        if self.counted.found is not None:
            paginator.count = self.counted.found.people
        return paginator

    def look_up(self, rows: list[Customer]) -> None:
        self.page_of = addresses("customers:detail")

    def row(self, row: Customer):
        return (
            link(row.name, self.page_of(row.pk)),
            row.tenure.name if row.tenure else "Not recorded",
            row.area.name if row.area else "Not recorded",
            row.joined_at or "Not yet",
        )

    def row_in_file(self, row: Customer):
        return (
            row.reference or "",
            row.get_preferred_channel_display(),
            row.get_language_display(),
        )

    def write_down(self, kind: str, found: QuerySet) -> None:
        """In the history of the segment as well, with the filters that chose them."""
        with transaction.atomic():
            super().write_down(kind, found)
            services.record_export(
                segment=self.segment, by=self.request.user, people=found.order_by().count()
            )

    def get_context_data(self, **kwargs):
        parts = [stats.by_tenure, stats.by_region, stats.by_channel, stats.by_level]
        counted_at, made = self.counted
        return super().get_context_data(
            segment=self.segment,
            sentence=Names().sentence(self.segment.criteria),
            number=made and made.people,
            apart=stats.counted_apart(made) if made else 0,
            definition=stats.size.definition,
            counted_at=counted_at,
            make_up=[(measure, measure(made)) for measure in parts] if made else [],
            changes=changes_of(self.segment, limit=5),
            **kwargs,
        )


class ChangeSegment(OneButton):
    audience = Audience.STAFF

    def get_queryset(self):
        return Segment.objects.all()


class PutAway(ChangeSegment):
    def act(self, segment: Segment) -> str:
        services.put_away(segment=segment, by=self.request.user)
        return "It is put away: nobody can choose it until it is back."


class BringBack(ChangeSegment):
    def act(self, segment: Segment) -> str:
        services.bring_back(segment=segment, by=self.request.user)
        return "It is back on the list."


def counted(criteria: Criteria) -> dict[str, object]:
    """What ``_count.html`` shows."""
    counted_at, number = size_of.lately(said(criteria))
    return {
        "number": number,
        "counted_at": counted_at,
        "sentence": Names().sentence(criteria),
    }
