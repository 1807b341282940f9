"""The list of exercises, as everybody and as staff have it."""

from django import forms

from base.core.lists import (
    Column,
    ListFilter,
    StaffList,
    addresses,
    in_the_order_of,
    lines,
    link,
    quiet,
    tag,
)
from participation.programme.activities.models import Service
from scrutiny.topics.models import Size

from .models import Exercise, ExerciseQuerySet, Stage

#: It keeps its stage, and is found by its end.
STOPPED = "stopped"


class ExerciseFilter(ListFilter):
    stage = forms.ChoiceField(
        label="How far it is",
        required=False,
        choices=[("", "Any"), *Stage.choices, (STOPPED, "Stopped")],
    )
    service = forms.ChoiceField(
        label="Service", required=False, choices=[("", "Any"), *Service.choices]
    )
    size = forms.ChoiceField(label="Size", required=False, choices=[("", "Any"), *Size.choices])

    def narrow(self, rows: ExerciseQuerySet) -> ExerciseQuerySet:
        self.is_valid()
        if stage := self.cleaned_data.get("stage"):
            rows = (
                rows.exclude(stopped_on=None)
                if stage == STOPPED
                else rows.going_on().filter(stage=stage)
            )
        for name in ("service", "size"):
            if chosen := self.cleaned_data.get(name):
                rows = rows.filter(**{name: chosen})
        return rows


class ExerciseList(StaffList):
    """``page`` names the address of a row, by ``key``."""

    title = "Scrutiny exercises"
    one, many = "exercise", "exercises"
    columns = (
        Column("Exercise", sort="title", also=("Panel",)),
        Column("Service", sort="service", also=("Size",)),
        Column("Began", sort="starts_at"),
        Column("Report due", sort="ends_at"),
        Column("How far it is", sort=in_the_order_of("stage", Stage.values)),
    )
    more_in_file = (Column("Question"), Column("Weeks"))
    opens_with = ("-starts_at",)
    filter_class = ExerciseFilter
    nothing = "No panel has begun an exercise yet."
    page, key = "exercises:public", "slug"

    def everything(self) -> ExerciseQuerySet:
        return Exercise.objects.shared().select_related("panel")

    def look_up(self, rows) -> None:
        self.page_of = addresses(self.page)

    def row(self, row: Exercise):
        return (
            lines(link(row.title, self.page_of(getattr(row, self.key))), quiet(row.panel.name)),
            lines(row.get_service_display(), row.get_size_display()),
            row.starts_at.date(),
            row.due_on,
            tag(row.standing, row.standing_kind),
        )

    def row_in_file(self, row: Exercise):
        return (row.question if row.is_scoped else "", row.weeks)
