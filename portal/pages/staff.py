"""What staff see first: today. What waits, one button per job, and the year so far."""

from django.core.paginator import Paginator
from django.utils import timezone
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.measures import Measure, counted_lately
from base.core.periods import FinancialYear, Period
from base.core.places import STARTS
from base.core.tasks_waiting import Officer
from base.core.templatetags.words import number, pounds
from participation.programme.activities import stats
from portal.worklist import found_for


class Today(TemplateView):
    audience = Audience.STAFF
    template_name = "pages/staff.html"
    paginate_by = 12

    def get_context_data(self, **kwargs):
        officer = Officer.of(self.request.user)
        waiting = Paginator(found_for(officer), self.paginate_by)
        page = waiting.get_page(self.request.GET.get("page"))
        year = FinancialYear.current()
        so_far = year.so_far
        counted_at, shown = counted_lately(
            f"figures:{so_far.first}:{so_far.last}", lambda: figures(so_far)
        )
        return super().get_context_data(
            today=timezone.localdate(),
            year=year,
            page=page,
            tasks=[found.as_task(officer) for found in page],
            starts=STARTS,
            figures=shown,
            counted_at=counted_at,
            **kwargs,
        )


def figures(period: Period) -> list[dict[str, str]]:
    """The same measures that the reports print, each with what it counts."""
    people, everybody = stats.people_taking_part(period), stats.customers_now()
    first_time, held = stats.new_people(period), stats.activities_held(period)
    each = stats.cost_per_engagement(period)
    return [
        figure(
            stats.people_taking_part,
            number(people),
            f"people took part{of_all(people, everybody)}",
        ),
        figure(stats.new_people, number(first_time), "for the first time"),
        figure(
            stats.engagements,
            number(stats.engagements(period)),
            f"times somebody took part, in {number(held)} {'activity' if held == 1 else 'activities'}",
        ),
        figure(
            stats.cost_per_engagement,
            "No cost yet" if each is None else pounds(each),
            "each time somebody took part",
        ),
    ]


def figure(measure: Measure, shown: str, label: str) -> dict[str, str]:
    return {"number": shown, "label": label, "definition": measure.definition}


def of_all(people: int, everybody: int) -> str:
    """``, 2.4% of 50,000 customers``: from the counts, and with them."""
    if not everybody:
        return ""
    return f", {100 * people / everybody:.1f}% of {number(everybody)} customers"
