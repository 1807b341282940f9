"""Gaps that the yearly comparisons found, what is done about them, and the reviews of a year."""

from django.http import Http404
from django.views.generic import ListView

from base.core.audience import Audience
from base.core.paging import NearestPage
from base.core.periods import FinancialYear
from base.core.views import ActOnForm, FormAboutRow
from participation.reach.representation.characteristics import CHARACTERISTICS
from participation.reach.representation.stats import who_takes_part

from .. import forms, services, year_reviews
from ..models import Gap, GapAction, YearReview


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
