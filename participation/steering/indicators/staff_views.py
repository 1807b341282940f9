"""Staff read their own indicators, take the numbers away, and choose what each audience sees."""

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.figures import Reader, figure_named
from base.core.lists import Column, StaffList, addresses, lines, link, quiet
from base.core.views import WriteRow

from . import forms
from .models import Indicator, Reading
from .reading import (
    NOTHING,
    TOO_FEW,
    figure_title,
    percent_words,
    target_words,
    whole_or_half,
)
from .services import set_indicator
from .views import Indicators


class ForStaff(Indicators):
    audience = Audience.STAFF
    reader = Reader.STAFF
    template_name = "indicators/staff.html"
    title = "Indicators"
    lead = "What customers told us of each service and what came of it, counted every three months."


class Readings(StaffList):
    """Every number of every quarter, to be taken into a spreadsheet. What tells of few was never kept."""

    audience = Audience.STAFF
    title = "Numbers of the indicators"
    one, many = "number", "numbers"
    columns = (
        Column("Indicator", sort="figure", also=("Code",)),
        Column("Service", sort="service"),
        Column("From", sort="first_day"),
        Column("To", sort="last_day"),
        Column("Counted", sort="part", numeric=True),
        Column("Of", sort="of", numeric=True, also=("Percent",)),
        Column("Counted on", sort="counted_at"),
    )
    opens_with = ("-first_day", "figure", "service")
    filter_class = forms.ReadingFilter
    queryset = Reading.objects.all()
    nothing = "No quarter has been counted yet. That is done two weeks after it is over, at night."
    back = ("indicators:staff", "Indicators")

    def row(self, row: Reading):
        return (
            lines(figure_title(row.figure), quiet(row.figure)),
            row.service_name,
            row.first_day,
            row.last_day,
            TOO_FEW if row.part is None else whole_or_half(row.part),
            lines(NOTHING if row.of is None else row.of, quiet(percent_words(row))),
            row.counted_at,
        )


class Choices(StaffList):
    """Which audience sees which indicator."""

    audience = Audience.STAFF
    title = "Who sees which indicator"
    one, many = "indicator", "indicators"
    columns = (
        Column("Indicator", sort="figure", also=("Code",)),
        *(Column(reader.label, sort=f"for_{reader.value}") for reader in Reader),
        Column("Target", sort="target"),
    )
    opens_with = ("position",)
    queryset = Indicator.objects.all()
    nothing = "There is no indicator."
    back = ("indicators:staff", "Indicators")

    def look_up(self, rows) -> None:
        self.page_of = addresses("indicators:indicator")

    def row(self, row: Indicator):
        figure = figure_named(row.figure)
        return (
            lines(link(figure_title(row.figure), self.page_of(row.pk)), quiet(row.figure)),
            *("Yes" if reader in row.readers else NOTHING for reader in Reader),
            (figure and target_words(figure, row.target)) or NOTHING,
        )


class SetIndicator(WriteRow):
    audience = Audience.STAFF
    model = Indicator
    form_class = forms.IndicatorForm
    context_object_name = "indicator"
    template_name = "indicators/set.html"
    success_message = "Saved."

    def act(self, form) -> str:
        readers = form.cleaned_data["readers"]
        chosen = {f"for_{reader.value}": reader.value in readers for reader in Reader}
        set_indicator(
            indicator=self.row, by=self.request.user, target=form.cleaned_data["target"], **chosen
        )
        return "indicators:choices"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            figure=self.row.key_figure, changes=changes_of(self.row), **kwargs
        )
