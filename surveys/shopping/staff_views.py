"""The first page of mystery shopping for staff, what shoppers sent, and the year for everybody."""

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import DetailView, TemplateView, View

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, lines, link, quiet, tag
from base.core.periods import FinancialYear
from base.core.pieces import day_of
from participation.programme.activities.models import Activity, ServiceLead
from participation.questionnaires.answering.reading import read_out

from . import stats
from .kinds import SHOPPING
from .models import Assignment, Failure, Return, Round, shoppers


def figures_of(year: FinancialYear) -> dict:
    """What is told of one year, on any page."""
    return {
        "year": year,
        "score": stats.score(year),
        "tables": [
            (title, counted(year))
            for title, counted in (
                ("By year", stats.by_year),
                ("By sort of contact", stats.by_kind),
                ("By channel", stats.by_channel),
                ("By service", stats.by_service),
                ("By month", stats.by_month),
            )
        ],
        "standards": stats.standards(year),
        "put_right": stats.put_right(year),
        "measures": [stats.score, stats.standards, stats.put_right],
    }


class Home(TemplateView):
    """This year's figures, and the way to everything else."""

    audience = Audience.STAFF
    template_name = "shopping/home.html"

    def get_context_data(self, **kwargs):
        a_round = Round.objects.first()
        return super().get_context_data(
            **figures_of(FinancialYear.named(self.request.GET.get("year", ""))),
            shoppers=shoppers().count(),
            round=a_round,
            asked=a_round.questionnaire.codes.count() if a_round else 0,
            answered=a_round.returns.count() if a_round else 0,
            waiting=Assignment.objects.waiting().count(),
            to_answer=Failure.objects.waiting().count(),
            **kwargs,
        )


class Year(TemplateView):
    """What shoppers found in one year, for everybody."""

    audience = Audience.EVERYONE
    template_name = "shopping/year.html"

    def get_context_data(self, slug, **kwargs):
        activity = get_object_or_404(Activity, slug=slug, kind=SHOPPING.code)
        return super().get_context_data(
            activity=activity, **figures_of(FinancialYear.of(day_of(activity.starts_at))), **kwargs
        )


class YearDesk(View):
    """The activity of a year, as lists of activities lead to it."""

    audience = Audience.STAFF
    http_method_names = ["get"]

    def get(self, request, pk):
        activity = get_object_or_404(Activity, pk=pk, kind=SHOPPING.code)
        year = FinancialYear.of(day_of(activity.starts_at))
        return redirect(f"/staff/shopping/?year={year.code}")


def answers_for(user) -> QuerySet:
    """Returns about a service that somebody answers for, by number: they are not told who found what.

    Whoever runs the shopping answers where no service has named anybody, and reads all the same."""
    led = ServiceLead.objects.filter(officer=user).values("service")
    answers = Q(failure__owner=user) | Q(failure__answered_by=user)
    runs_it = Q(round__questionnaire__created_by=user) | Q(assignment__assigned_by=user)
    theirs = Q(service__in=led) | (answers & ~runs_it)
    return Return.objects.filter(theirs).order_by().values("pk")


class Returns(StaffList):
    """Not those of a service that whoever looks answers for."""

    audience = Audience.STAFF
    title = "What shoppers sent"
    one, many = "return", "returns"
    columns = (
        Column("What", sort="service", also=("Sort",)),
        Column("Day of the contact", sort="contact_on"),
        Column("Channel", sort="channel"),
        Column("Who", sort="customer__name"),
        Column("Points", sort="points", numeric=True, also=("Of",)),
        Column("To put right", sort="failure__due_on"),
    )
    opens_with = ("-contact_on",)
    personal = True
    nothing = "No shopper has sent anything yet."
    back = ("shopping:home", "Mystery shopping")

    def everything(self):
        returns = Return.objects.with_score().select_related("customer", "failure")
        return returns.exclude(pk__in=answers_for(self.request.user))

    def look_up(self, rows) -> None:
        self.page_of = addresses("shopping:return")

    def row(self, row: Return):
        failure = getattr(row, "failure", None)
        kind = "Set enquiry" if row.assignment_id else "Real contact"
        return (
            lines(
                link(row.get_service_display(), self.page_of(row.pk), hidden=f", {row.pk}"),
                quiet(kind),
            ),
            row.contact_on,
            row.get_channel_display(),
            row.customer.name,
            lines(f"{row.points.normalize():f}", quiet(f"of {row.available}")),
            tag(failure.standing, failure.standing_kind) if failure else "Nothing",
        )


class ReturnPage(DetailView):
    """One return with all that was said; warns where it seems to name one of us."""

    audience = Audience.STAFF
    model = Return
    template_name = "shopping/return.html"
    context_object_name = "returned"

    def get_queryset(self):
        returns = Return.objects.exclude(pk__in=answers_for(self.request.user)).with_score()
        return returns.select_related("customer", "failure", "sheet", "assignment__scenario")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            answers=read_out(self.object.sheet),
            marks=self.object.marks.order_by("pk"),
            **kwargs,
        )
