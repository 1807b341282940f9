"""Hearing from everybody, as staff work at it: target groups, gaps, barriers and initiatives."""

from django.db.models import Count, Min, Model
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import ListView, TemplateView

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.lists import (
    Column,
    StaffList,
    addresses,
    in_the_order_of,
    in_words,
    lines,
    link,
    quiet,
    tag,
    told,
)
from base.core.paging import NearestPage
from base.core.periods import FinancialYear
from base.core.views import ActOnForm, FormAboutRow, WriteRow
from participation.reach.representation.characteristics import CHARACTERISTICS
from participation.reach.representation.stats import who_takes_part

from .. import forms, services, stats, year_reviews
from ..models import Barrier, Gap, GapAction, Initiative, TargetGroup, YearReview

SHOWN = 8


class Overview(TemplateView):
    audience = Audience.STAFF
    template_name = "widening/overview.html"

    def get_context_data(self, **kwargs):
        year = FinancialYear.current()
        gaps = Gap.objects.filter(year__in=[year.start_year, year.start_year - 1], closed_on=None)
        return super().get_context_data(
            targets=TargetGroup.objects.filter(stopped_on=None).annotate(
                tried=Count("initiatives")
            ),
            gaps=gaps.annotate(decided=Count("actions"))[:SHOWN],
            barriers=Barrier.objects.standing().select_related("owner")[:SHOWN],
            initiatives=Initiative.objects.running().select_related("owner")[:SHOWN],
            **kwargs,
        )


class OneTarget(TemplateView):
    """A group over the years, and what has been tried to hear more from it."""

    audience = Audience.STAFF
    template_name = "widening/target.html"

    def get_context_data(self, pk, **kwargs):
        target = get_object_or_404(TargetGroup, pk=pk)
        return super().get_context_data(
            target=target,
            years=stats.trend(target),
            definition=stats.trend.definition,
            initiatives=target.initiatives.select_related("owner"),
            changes=changes_of(target),
            **kwargs,
        )


class WriteOwned(WriteRow):
    """A target group, barrier or initiative, owned by whoever writes it unless they say otherwise."""

    audience = Audience.STAFF
    template_name = "widening/write.html"
    name: str
    new_heading: str

    def get_initial_of_new(self):
        return {"owner": self.request.user}

    def act(self, form) -> Model:
        return self.save(by=self.request.user, **{self.name: self.row}, **form.cleaned_data)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading="Change it" if self.row else self.new_heading, **kwargs
        )


class WriteTarget(WriteOwned):
    model, name = TargetGroup, "target"
    form_class = forms.TargetForm
    save = staticmethod(services.save_target)
    new_heading = "From whom do we want to hear more?"


class WriteBarrier(WriteOwned):
    model, name = Barrier, "barrier"
    form_class = forms.BarrierForm
    save = staticmethod(services.save_barrier)
    new_heading = "What stops people?"


class WriteInitiative(WriteOwned):
    model, name = Initiative, "initiative"
    form_class = forms.InitiativeForm
    save = staticmethod(services.save_initiative)
    new_heading = "What do we try?"


class Barriers(StaffList):
    """Those in the way first, the soonest to be looked at on top; then the settled ones."""

    audience = Audience.STAFF
    title = "What stops people"
    one, many = "barrier", "barriers"
    columns = (
        Column("What", sort="title", also=("Grounds",)),
        Column("Whom it stops", sort="who"),
        Column(
            "Where it stands", sort=in_the_order_of("state", Barrier.State.values), also=("Owner",)
        ),
        Column("Look again", sort="review_on"),
    )
    opens_with = ("review_on",)
    queryset = Barrier.objects.select_related("owner").prefetch_related("grounds")
    nothing = "Nothing is on record. Ask people who did not come what stopped them."
    way_on = ("widening:new_barrier", "Write the first one down")
    back = ("widening:overview", "Hearing from everybody")
    template_name = "widening/barriers.html"
    context_object_name = "barriers"

    def look_up(self, rows: list[Barrier]) -> None:
        self.page_of = addresses("widening:barrier")

    def row(self, row: Barrier):
        return (
            lines(
                link(row.title, self.page_of(row.pk)),
                quiet(", ".join(str(ground) for ground in row.grounds.all())),
            ),
            row.who,
            lines(tag(row.get_state_display(), row.state_kind), row.owner),
            row.review_on or "–",
        )


class BarrierPage(TemplateView):
    audience = Audience.STAFF
    template_name = "widening/barrier.html"

    def get_context_data(self, pk, **kwargs):
        barrier = get_object_or_404(Barrier.objects.select_related("owner"), pk=pk)
        return super().get_context_data(
            barrier=barrier,
            grounds=barrier.grounds.all(),
            looks=barrier.looks.select_related("looked_by"),
            initiatives=barrier.initiatives.all(),
            changes=changes_of(barrier),
            **kwargs,
        )


class LookAtBarrier(FormAboutRow):
    """Is a barrier still in the way?"""

    audience = Audience.STAFF
    form_class = forms.LookForm
    template_name = "widening/look.html"
    success_message = "Saved."
    context_object_name = "barrier"

    def get_queryset(self):
        return Barrier.objects.select_related("owner")

    def get_initial(self):
        return {"shown": self.row.review_on, "state": self.row.state}

    def act(self, form) -> Barrier:
        services.look_at_barrier(barrier=self.row, by=self.request.user, **form.cleaned_data)
        return self.row


class Initiatives(StaffList):
    audience = Audience.STAFF
    title = "What we try"
    one, many = "initiative", "initiatives"
    columns = (
        Column("What", sort="title", also=("Kind",)),
        Column("For whom", sort="first_target"),
        Column("When", sort=("starts_on", "ends_on"), also=("Until",)),
        Column("Where it stands", sort=("finished_on", "ends_on", "starts_on"), also=("Owner",)),
    )
    opens_with = ("-starts_on",)
    queryset = (
        Initiative.objects.annotate(first_target=Min("targets__name"))
        .select_related("owner")
        .prefetch_related("targets")
    )
    nothing = "No initiative yet."
    way_on = ("widening:new_initiative", "Add the first")
    back = ("widening:overview", "Hearing from everybody")
    template_name = "widening/initiatives.html"
    context_object_name = "initiatives"

    def look_up(self, rows: list[Initiative]) -> None:
        self.page_of = addresses("widening:initiative")

    def row(self, row: Initiative):
        starts, ends = row.starts_on, row.ends_on
        when = in_words(starts) + (f" to {in_words(ends)}" if ends else "")
        return (
            lines(link(row.title, self.page_of(row.pk)), quiet(row.get_kind_display())),
            ", ".join(str(target) for target in row.targets.all()),
            lines(told(when, starts), told("", ends or "")),
            lines(tag(*row.standing), row.owner),
        )


class InitiativePage(TemplateView):
    audience = Audience.STAFF
    template_name = "widening/initiative.html"

    def get_context_data(self, pk, **kwargs):
        initiative = get_object_or_404(Initiative.objects.select_related("owner"), pk=pk)
        return super().get_context_data(
            initiative=initiative,
            targets=initiative.targets.all(),
            barriers=initiative.barriers.all(),
            activities=initiative.activities.order_by("starts_at", "pk"),
            gap_actions=initiative.gap_actions.select_related("gap", "owner"),
            reached=stats.reached(initiative),
            definition=stats.reached.definition,
            changes=changes_of(initiative),
            **kwargs,
        )


class Results(FormAboutRow):
    """What came of an initiative."""

    audience = Audience.STAFF
    form_class = forms.ResultsForm
    template_name = "widening/results.html"
    model = Initiative
    context_object_name = "initiative"

    def get_initial(self):
        return {"results": self.row.results, "learned": self.row.learned}

    def act(self, form) -> Initiative:
        return services.finish_initiative(
            initiative=self.row, by=self.request.user, **form.cleaned_data
        )


class Gaps(NearestPage, ListView):
    """Every gap that a yearly comparison found, with what was done about it, the latest year first."""

    audience = Audience.STAFF
    template_name = "widening/gaps.html"
    context_object_name = "gaps"
    paginate_by = 25

    def get_queryset(self):
        return Gap.objects.prefetch_related("actions__owner")


class ActOnGap(ActOnForm):
    """What to do about a group that takes part less than its share: ``?by=age&year=2026&group=…``."""

    audience = Audience.STAFF
    form_class = forms.ActionForm
    template_name = "widening/act.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        asked = request.GET
        self.code, self.group = asked.get("by", ""), asked.get("group", "")
        self.year = asked.get("year", "")

    def dispatch(self, request, *args, **kwargs):
        if self.code not in CHARACTERISTICS or not self.year.isdecimal() or len(self.year) != 4:
            raise Http404("The address names no group and year that could be compared.")
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        return {"owner": self.request.user}

    def act(self, form) -> str:
        action = services.act_on_gap(
            year=int(self.year),
            characteristic_code=self.code,
            group=self.group,
            by=self.request.user,
            **form.cleaned_data,
        )
        self.success_message = f"It is on the worklist of {action.owner}."
        return "widening:gaps"

    def get_context_data(self, **kwargs):
        actions = GapAction.objects.filter(
            gap__year=self.year, gap__characteristic_code=self.code, gap__group=self.group
        )
        return super().get_context_data(
            characteristic=CHARACTERISTICS[self.code],
            group=self.group,
            year=FinancialYear.starting(int(self.year)),
            row=services.flagged_lately(
                year=int(self.year), characteristic_code=self.code, group=self.group
            ),
            actions=actions.select_related("owner"),
            **kwargs,
        )


class FinishAction(FormAboutRow):
    audience = Audience.STAFF
    form_class = forms.DoneForm
    template_name = "widening/finish_action.html"
    success_message = "It is done, and stands in the year’s report."
    context_object_name = "action"

    def get_queryset(self):
        return GapAction.objects.select_related("gap", "owner", "initiative")

    def act(self, form) -> str:
        services.finish_gap_action(action=self.row, by=self.request.user, **form.cleaned_data)
        return "widening:gaps"


class YearReviews(NearestPage, ListView):
    """Every yearly review, the one that waits first."""

    audience = Audience.STAFF
    template_name = "widening/year_reviews.html"
    context_object_name = "reviews"
    paginate_by = 20
    queryset = YearReview.objects.select_related("reviewed_by")


class ReviewYear(FormAboutRow):
    """What the figures of a year show and what is done next; once it is written down, as it was."""

    audience = Audience.STAFF
    form_class = forms.YearReviewForm
    template_name = "widening/year_review.html"
    success_message = "The review is saved, with the figures as they stand."
    context_object_name = "review"

    def get_queryset(self):
        return YearReview.objects.select_related("reviewed_by")

    def act(self, form) -> YearReview:
        return year_reviews.review_year(review=self.row, by=self.request.user, **form.cleaned_data)

    def get_context_data(self, **kwargs):
        year = self.row.year
        shown = self.row.figures or [
            year_reviews.as_kept(title, one) for title, one in year_reviews.compared(year).items()
        ]
        return super().get_context_data(
            figures=shown,
            undecided=year_reviews.undecided(year),
            actions=GapAction.objects.filter(gap__year=year).select_related("gap", "owner"),
            definition=who_takes_part.definition,
            **kwargs,
        )
