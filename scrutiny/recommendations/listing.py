"""The list of recommendations, as everybody, staff and the board have it."""

from django import forms

from base.core.lists import Column, ListFilter, StaffList, in_words, lines, link, quiet, tag, told
from participation.people.groups.models import Group
from participation.programme.activities.models import Service

from .models import Answer, Recommendation, RecommendationQuerySet

WAITING, LATE, WITHDRAWN = "waiting", "late", "withdrawn"


class RecommendationFilter(ListFilter):
    standing = forms.ChoiceField(
        label="Where it stands",
        required=False,
        choices=[
            ("", "Any"),
            (WAITING, "Waiting for a reply"),
            (LATE, "Reply is late"),
            *Answer.choices,
            (WITHDRAWN, "Withdrawn"),
        ],
    )
    service = forms.ChoiceField(
        label="Service", required=False, choices=[("", "Any"), *Service.choices]
    )
    panel = forms.ModelChoiceField(
        Group.objects.filter(recommendations__isnull=False).distinct(),
        label="Panel",
        required=False,
        empty_label="Any",
    )

    def narrow(self, rows: RecommendationQuerySet) -> RecommendationQuerySet:
        self.is_valid()
        if service := self.cleaned_data.get("service"):
            rows = rows.filter(service=service)
        if panel := self.cleaned_data.get("panel"):
            rows = rows.filter(panel=panel)
        match self.cleaned_data.get("standing"):
            case "":
                return rows
            case None:
                return rows
            case "waiting":
                return rows.waiting()
            case "late":
                return rows.late()
            case "withdrawn":
                return rows.withdrawn()
            case answer:
                return rows.filter(current__answer=answer, withdrawn_on=None)


class RecommendationList(StaffList):
    """``address_of`` says which page of a row this reader is led to."""

    title = "Recommendations"
    one, many = "recommendation", "recommendations"
    columns = (
        Column("Recommendation", sort="what", also=("Number", "Panel")),
        Column("Service", sort="service"),
        Column("Sent", sort="sent_on"),
        Column("Reply due", sort="current__due_on", also=("First due", "Replied")),
        Column(
            "Where it stands",
            sort=("withdrawn_on", "current__answer", "current__due_on"),
        ),
    )
    more_in_file = (
        Column("Working days to the reply"),
        Column("Reply"),
        Column("Reason"),
        Column("Why it was withdrawn"),
    )
    opens_with = ("-sent_on",)
    filter_class = RecommendationFilter
    queryset = Recommendation.objects.sent().select_related("panel", "current")
    nothing = "No panel has sent a recommendation yet."

    def address_of(self, row: Recommendation) -> str:
        return row.get_absolute_url()

    def row(self, row: Recommendation):
        current = row.current
        return (
            lines(
                link(row.what, self.address_of(row)),
                told(f"Number {row.number}" if row.number else "", row.number or ""),
                quiet(row.panel.name),
            ),
            row.get_service_display(),
            row.sent_on,
            lines(
                told(in_words(current.due_on), current.due_on),
                told(
                    f"First due {in_words(current.first_due_on)}" if current.was_extended else "",
                    current.first_due_on,
                ),
                told(
                    f"Replied {in_words(current.answered_on)}" if current.answered_on else "",
                    current.answered_on or "",
                ),
            )
            if current
            else "",
            tag(row.standing, row.standing_kind),
        )

    def row_in_file(self, row: Recommendation):
        current = row.current
        told_why = (current.took, current.reply, current.reason) if current else ("", "", "")
        return (*("" if one is None else one for one in told_why), row.withdrawn_because)
