"""The list of topics, as everybody and as staff have it."""

from django import forms

from base.core.lists import Column, ListFilter, StaffList, addresses, lines, link, quiet, tag
from base.core.periods import FinancialYear
from participation.programme.activities.models import Service

from .models import Topic, TopicQuerySet


class TopicFilter(ListFilter):
    standing = forms.ChoiceField(
        label="Where it stands",
        required=False,
        choices=[
            ("", "Any"),
            ("open", "Not decided yet"),
            ("must", "The panel has to decide"),
            *Topic.Decision.choices,
        ],
    )
    service = forms.ChoiceField(
        label="Service", required=False, choices=[("", "Any"), *Service.choices]
    )

    def narrow(self, rows: TopicQuerySet) -> TopicQuerySet:
        self.is_valid()
        if service := self.cleaned_data.get("service"):
            rows = rows.filter(service=service)
        match self.cleaned_data.get("standing"):
            case "" | None:
                return rows
            case "open":
                return rows.undecided()
            case "must":
                return rows.to_consider()
            case "read":
                return rows.to_read()
            case "kept_back":
                return rows.exclude(kept_back_because="")
            case decision:
                return rows.filter(decision=decision)


class StaffTopicFilter(TopicFilter):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["standing"]
        field.choices = [
            *field.choices,
            ("read", "Waiting to be read"),
            ("kept_back", "Kept back"),
        ]


class TopicList(StaffList):
    """``page_of`` says to which page of a row this reader is led."""

    title = "Topics for scrutiny"
    one, many = "topic", "topics"
    columns = (
        Column("Topic", sort="title", also=("Panel",)),
        Column("Service", sort="service"),
        Column("Suggested", sort="suggested_on"),
        Column("Supporters", sort="supporters"),
        Column("Points", sort="points"),
        Column("Where it stands", sort=("decision", "must_since")),
    )
    more_in_file = (Column("Why"), Column("Reason of the panel"))
    opens_with = ("-suggested_on",)
    filter_class = TopicFilter
    nothing = "Nobody has suggested a topic yet."
    page = "topics:public"

    def everything(self) -> TopicQuerySet:
        return Topic.objects.public().with_support().with_points().select_related("panel")

    def look_up(self, rows) -> None:
        self.page_of = addresses(self.page)

    def get_context_data(self, **kwargs):
        return super().get_context_data(year=FinancialYear.current(), **kwargs)

    def row(self, row: Topic):
        return (
            lines(link(row.title, self.page_of(row.pk)), quiet(row.panel.name)),
            row.get_service_display(),
            row.suggested_on,
            row.supporters,
            row.points,
            tag(row.standing, row.standing_kind),
        )

    def row_in_file(self, row: Topic):
        return (row.why, row.reason)
