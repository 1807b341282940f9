"""The digital inclusion programme: what we did in a year, and how many people it helped with what."""

from django.db.models import Sum

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, lines, link
from base.core.periods import FinancialYear
from base.core.views import RemoveButton, WriteRow
from participation.programme.activities.choosing import activity_asked_for

from . import stats
from .forms import ProgrammeForm
from .models import ProgrammeActivity
from .services import record_programme, take_out_of_programme


class Programme(StaffList):
    audience = Audience.STAFF
    one, many = "activity", "activities"
    columns = (
        Column("Activity", sort="activity__title", also=("When",)),
        Column("With", sort="partner"),
        Column("People helped", sort="helped"),
    )
    opens_with = ("-activity__starts_at",)
    nothing = "No activity counts to it in this year yet."
    back = ("activities:staff_list", "Activities")
    template_name = "learning/staff/programme.html"
    context_object_name = "parts"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.year = FinancialYear.named(request.GET.get("year", ""))

    def get_title(self) -> str:
        return f"Digital inclusion, {self.year}"

    def everything(self):
        parts = ProgrammeActivity.objects.filter(self.year.holds("activity__starts_at"))
        parts = parts.annotate(helped=Sum("reached__people"))
        return parts.select_related("activity").prefetch_related("reached__barrier")

    def look_up(self, rows: list[ProgrammeActivity]) -> None:
        self.page_of = addresses("learning:change_record")

    def row(self, row: ProgrammeActivity):
        helped = (f"{one.people:,}: {one.barrier.label}" for one in row.reached.all())
        return (
            lines(link(row.activity.title, self.page_of(row.pk)), row.activity.starts_at),
            row.partner or "By ourselves",
            lines(*helped),
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            year=self.year,
            this_year=FinancialYear.current(),
            stats=stats,
            activities=stats.programme_activities(self.year),
            told_us=stats.customers_with_a_barrier(),
            barriers=stats.by_barrier(self.year),
            **kwargs,
        )


class Record(WriteRow):
    """Count an activity to the programme, or correct what was counted."""

    audience = Audience.STAFF
    form_class = ProgrammeForm
    template_name = "learning/staff/record.html"
    success_message = "Saved. It counts to the programme."
    context_object_name = "part"

    def get_queryset(self):
        return ProgrammeActivity.objects.select_related("activity")

    def get_initial(self):
        if self.row is None:
            return {"activity": asked.pk} if (asked := activity_asked_for(self.request)) else {}
        numbers = {
            one.barrier.code: one.people for one in self.row.reached.select_related("barrier")
        }
        return {"partner": self.row.partner, "learned": self.row.learned, **numbers}

    def act(self, form) -> str:
        said = form.cleaned_data
        record_programme(
            activity=self.row.activity if self.row else said["activity"],
            people=form.people,
            partner=said["partner"],
            learned=said["learned"],
            by=self.request.user,
        )
        return "learning:programme"


class TakeOut(RemoveButton):
    audience = Audience.STAFF

    def get_queryset(self):
        return ProgrammeActivity.objects.select_related("activity")

    def act(self, part: ProgrammeActivity) -> str:
        title = str(part)
        take_out_of_programme(part=part, by=self.request.user)
        return f"{title} no longer counts to the programme."

    def leads_to(self) -> str:
        return "learning:programme"
