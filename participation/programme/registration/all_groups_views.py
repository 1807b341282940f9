"""How we support all groups: the log, our reviews of it, and whether a new group is the best way."""

from django.db.models import Sum
from django.urls import reverse

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, lines, link, quiet, tag
from base.core.periods import FinancialYear
from base.core.views import ActOnForm, FormAboutRow

from . import services
from . import support_forms as forms
from .models import (
    NewGroupAssessment,
    SupportGiven,
    SupportReview,
)


class SupportLog(StaffList):
    """What we did for groups, with the hours it took."""

    audience = Audience.STAFF
    title = "Support of groups"
    one, many = "entry", "entries"
    columns = (
        Column("Group", sort="group__name"),
        Column("Day", sort="on"),
        Column("What", sort="kind", also=("In words",)),
        Column("Hours", sort="hours", numeric=True),
        Column("Worth in pounds", sort="worth", numeric=True),
    )
    opens_with = ("-on",)
    queryset = SupportGiven.objects.select_related("group")
    nothing = "Nothing is on record yet. Write it down on the page of a group."
    way_on = ("groups:list", "Groups")
    back = ("groups:list", "Groups")
    template_name = "registration/support_log.html"

    def look_up(self, rows) -> None:
        self.page_of = addresses("registration:support")

    def row(self, row: SupportGiven):
        return (
            link(row.group.name, self.page_of(row.group_id), hidden=f", entry {row.pk}"),
            row.on,
            lines(row.get_kind_display(), quiet(row.words)),
            str(row.hours),
            "" if row.worth is None else str(row.worth),
        )

    def get_context_data(self, **kwargs):
        year = FinancialYear.current()
        this_year = SupportGiven.objects.filter(year.holds("on", moment=False))
        return super().get_context_data(
            hours=this_year.aggregate(n=Sum("hours"))["n"] or 0, year=year, **kwargs
        )


class Reviews(StaffList):
    """The dated looks at how we support and recognise groups."""

    audience = Audience.STAFF
    title = "Reviews of support and recognition"
    one, many = "review", "reviews"
    columns = (
        Column("About", sort="about"),
        Column("Due", sort="due_on"),
        Column("Held", sort="held_on", also=("What it found",)),
    )
    opens_with = ("-due_on",)
    queryset = SupportReview.objects.all()
    nothing = "None is planned."
    way_on = ("registration:plan_review", "Plan the first")
    back = ("registration:support_log", "Support of groups")
    template_name = "registration/reviews.html"

    def look_up(self, rows) -> None:
        self.page_of = addresses("registration:hold_review")

    def row(self, row: SupportReview):
        name = row.get_about_display()
        hold = link(name, self.page_of(row.pk), hidden=f", {row.due_on}")
        return (
            name if row.held_on else hold,
            row.due_on,
            lines(row.held_on or tag("To do", "doing"), quiet(row.found)),
        )


class Plain(ActOnForm):
    """A short page with one form about no group."""

    template_name = "registration/plain_form.html"
    heading = before = ""
    leads_to = ""
    back_words = ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.heading,
            before=self.before,
            back=reverse(self.leads_to),
            back_words=self.back_words,
            **kwargs,
        )


class PlanReview(Plain):
    audience = Audience.STAFF
    form_class = forms.ReviewPlanForm
    heading = "Plan a review"
    leads_to, back_words = "registration:reviews", "Reviews"
    success_message = "It is planned."

    def act(self, form) -> str:
        services.plan_review(by=self.request.user, **form.cleaned_data)
        return self.leads_to


class HoldReview(Plain, FormAboutRow):
    audience = Audience.STAFF
    model = SupportReview
    form_class = forms.HoldReviewForm
    refused_at = "held_on"
    heading = "What the review found"
    leads_to, back_words = "registration:reviews", "Reviews"
    success_message = "It is on record."

    def act(self, form) -> str:
        services.hold_review(review=self.row, by=self.request.user, **form.cleaned_data)
        return self.leads_to


class NewGroups(StaffList):
    """Before we help to set up a group: where there is demand, and whether it is the best way (T-21)."""

    audience = Audience.STAFF
    title = "New groups: is it the best way?"
    one, many = "place", "places"
    columns = (
        Column("Group", sort="name", also=("Place",)),
        Column("Asked for it", sort="asked", numeric=True),
        Column("Begun", sort="begun_on"),
        Column("Where it stands", sort="is_best_way", also=("Why",)),
    )
    opens_with = ("-begun_on",)
    filter_class = forms.NewGroupFilter
    queryset = NewGroupAssessment.objects.select_related("area")
    nothing = "Nobody has asked for a new group."
    nothing_fits = "None fits what you chose."
    way_on = ("registration:new_group", "Look at the first")
    back = ("registration:support_log", "Support of groups")
    template_name = "registration/new_groups.html"

    def look_up(self, rows) -> None:
        self.page_of = addresses("registration:decide_new_group")

    def row(self, row: NewGroupAssessment):
        decided = row.is_best_way is not None
        name = row.name if decided else link(row.name, self.page_of(row.pk))
        return (
            lines(name, quiet(row.area)),
            row.asked,
            row.begun_on,
            lines(tag(row.standing, row.standing_kind), quiet(row.because)),
        )


class NewGroup(Plain):
    audience = Audience.STAFF
    form_class = forms.NewGroupForm
    heading = "Is a new group the best way?"
    before = "Answer this before we help to set one up."
    leads_to, back_words = "registration:new_groups", "New groups"
    success_message = "It is on record. Decide on it when you have heard people."

    def act(self, form) -> str:
        services.assess_new_group(by=self.request.user, **form.cleaned_data)
        return self.leads_to


class DecideNewGroup(Plain, FormAboutRow):
    audience = Audience.STAFF
    model = NewGroupAssessment
    form_class = forms.DecideNewGroupForm
    heading = "Decide on a new group"
    leads_to, back_words = "registration:new_groups", "New groups"
    success_message = "It is decided."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.before = (
            f"{self.row}, {self.row.area}. {self.row.asked} people asked. {self.row.demand}"
        )

    def act(self, form) -> str:
        services.decide_on_new_group(assessment=self.row, by=self.request.user, **form.cleaned_data)
        return self.leads_to
