"""The small works of a year: proposed, put in order, built by 31 March, and looked back at."""

from django.urls import reverse
from django.utils import timezone
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.views import FormAboutRow

from . import services, stats
from .deciding_views import AboutGrant
from .models import Grant, SchemeYear, Work
from .stages import stage_of
from .works_forms import ProposeWorkForm, RankForm, ReviewForm, WorkForm

#: A year has a few dozen works.
MOST_WORKS = 200


def works_of(year: SchemeYear):
    rows = Work.objects.filter(grant__scheme_year=year)
    return rows.select_related("grant__group", "grant__scheme_year__scheme", "grant__account")


class Works(DetailView):
    """Each work in the order of the review group, with what it costs and whether it is built."""

    audience = Audience.STAFF
    template_name = "grants/works.html"
    context_object_name = "year"
    queryset = SchemeYear.objects.filter(scheme__is_of_works=True).select_related(
        "scheme", "reviewed_by"
    )

    def get_context_data(self, **kwargs):
        year = self.object
        works = list(works_of(year)[:MOST_WORKS])
        money = stats.balances_by("grant", [one.grant_id for one in works])
        sums = [(one, money.get(one.grant_id, stats.NOTHING)) for one in works]
        late = timezone.localdate() > year.period.last
        return super().get_context_data(
            lines=[
                (one, its, stage_of(one.grant, its), late and its.awarded and not one.done_on)
                for one, its in sums
            ],
            ranking=year.rankings.select_related("group").first(),
            local=sum(one.is_local is True for one in works),
            contracted=sum(one.is_local is not None for one in works),
            **kwargs,
        )


class AboutYear(FormAboutRow):
    """A form about the works of one year, and back to them."""

    model = SchemeYear
    context_object_name = "year"
    template_name = "grants/write.html"
    heading = ""

    def get_queryset(self):
        return SchemeYear.objects.filter(scheme__is_of_works=True).select_related("scheme")

    def back(self) -> str:
        return reverse("grants:works", args=[self.row.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.heading,
            caption=self.row,
            back=self.back(),
            back_words="The works",
            **kwargs,
        )


class ProposeWork(AboutYear):
    audience = Audience.STAFF
    form_class = ProposeWorkForm
    heading = "Propose a work"
    success_message = "It is proposed. The review group puts it in its place."

    def act(self, form) -> str:
        services.propose_work(year=self.row, by=self.request.user, **form.cleaned_data)
        return self.back()


class Rank(AboutYear):
    audience = Audience.STAFF
    form_class = RankForm
    heading = "Put the works in order"
    success_message = "The order is on record."

    def get_initial(self):
        last = self.row.rankings.select_related("group").first()
        return {"group": last.group, "on": last.on} if last else {}

    def get_form_kwargs(self):
        works = list(works_of(self.row)[:MOST_WORKS])
        return {**super().get_form_kwargs(), "works": works}

    def act(self, form) -> str:
        services.rank_works(
            year=self.row,
            group=form.cleaned_data["group"],
            on=form.cleaned_data["on"],
            places=form.places(),
            by=self.request.user,
        )
        return self.back()


class Review(AboutYear):
    """Of any scheme, once somebody wants to; of works, we are reminded of it (R-65)."""

    audience = Audience.STAFF
    form_class = ReviewForm
    heading = "Look back at the year"
    success_message = "Saved."

    def get_queryset(self):
        return SchemeYear.objects.select_related("scheme")

    def back(self) -> str:
        return self.row.get_absolute_url()

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.row}

    def get_initial(self):
        return {"review": self.row.review}

    def act(self, form) -> str:
        services.review_year(year=self.row, by=self.request.user, **form.cleaned_data)
        return self.back()


class WriteWork(AboutGrant):
    """Where it is, who builds it, and when it was done."""

    audience = Audience.STAFF
    form_class = WorkForm
    heading = "The work"
    success_message = "Saved."

    def get_queryset(self):
        rows = super().get_queryset().select_related("work")
        return rows.filter(scheme_year__scheme__is_of_works=True)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": getattr(self.row, "work", None)}

    def act(self, form) -> Grant:
        services.save_work(grant=self.row, by=self.request.user, **form.cleaned_data)
        return self.row
