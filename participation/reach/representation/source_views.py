"""Population sources: what there is to compare with, and adding to it from a file."""

from django.utils import timezone
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.lists import (
    Column,
    StaffList,
    addresses,
    in_the_order_of,
    in_words,
    lines,
    link,
    told,
)
from base.core.views import ActOnForm, OneButton

from .characteristics import AGE_BANDS, CHARACTERISTICS
from .forms import SourceForm
from .models import PopulationSource
from .population import WrongLines, add_source, read_counts, take_off


class Sources(StaffList):
    audience = Audience.STAFF
    title = "Numbers to compare with"
    one, many = "source", "sources"
    columns = (
        Column("Name", sort="title"),
        Column("What it is", sort=in_the_order_of("kind", PopulationSource.Kind.values)),
        Column("Numbers of", sort=("counted_on",)),
        Column("Added", sort=("added_at",), also=("On",)),
    )
    opens_with = ("-counted_on",)
    queryset = PopulationSource.objects.in_use().select_related("added_by")
    nothing = "Nothing to compare with yet but our own list."
    way_on = ("representation:add_source", "Add the first numbers")
    back = ("representation:page", "Who takes part")
    template_name = "representation/sources.html"
    context_object_name = "sources"

    def look_up(self, rows: list[PopulationSource]) -> None:
        self.page_of = addresses("representation:source")

    def row(self, row: PopulationSource):
        by, on = str(row.added_by), timezone.localdate(row.added_at)
        return (
            link(row.title, self.page_of(row.pk)),
            row.get_kind_display(),
            row.counted_on,
            lines(told(f"{by}, {in_words(on)}", by), told("", on)),
        )


class AddSource(ActOnForm):
    """A file of counts. Of a file with one wrong line nothing is kept, and each wrong line is said."""

    audience = Audience.STAFF
    form_class = SourceForm
    template_name = "representation/add_source.html"

    def form_valid(self, form):
        try:
            self.lines = read_counts(form.cleaned_data.pop("file").read())
        except WrongLines as wrong:
            for problem in wrong.problems:
                form.add_error("file", problem)
            return self.form_invalid(form)
        return super().form_valid(form)

    def act(self, form) -> PopulationSource:
        self.success_message = f"{len(self.lines)} numbers are on record. Compare with them now."
        return add_source(by=self.request.user, lines=self.lines, **form.cleaned_data)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            characteristics=CHARACTERISTICS.values(),
            age_bands=[name for _, name in AGE_BANDS],
            **kwargs,
        )


class SourcePage(DetailView):
    audience = Audience.STAFF
    template_name = "representation/source.html"
    context_object_name = "source"
    queryset = PopulationSource.objects.select_related("added_by")

    def get_context_data(self, **kwargs):
        tables: dict[tuple[str, str], list] = {}
        for count in self.object.counts.select_related("area"):
            place = str(count.area or "Everywhere")
            tables.setdefault((count.get_characteristic_display(), place), []).append(count)
        return super().get_context_data(
            tables=[
                (title, place, rows, sum(row.people for row in rows))
                for (title, place), rows in tables.items()
            ],
            **kwargs,
        )


class TakeOff(OneButton):
    audience = Audience.STAFF

    def get_queryset(self):
        return PopulationSource.objects.all()

    def act(self, source: PopulationSource) -> str:
        take_off(source=source, by=self.request.user)
        return f"“{source}” is off the list."

    def leads_to(self) -> str:
        return "representation:sources"
