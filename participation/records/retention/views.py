from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Submit
from django import forms
from django.utils import timezone

from base.core.audience import Audience
from base.core.forms import PlainAnswers
from base.core.lists import (
    Action,
    Column,
    ListFilter,
    StaffList,
    addresses,
    in_words,
    lines,
    link,
    told,
)
from base.core.views import FormAboutRow, OneButton

from ..house_rules import RETENTION_INACTIVE_YEARS, RETENTION_LEFT_MONTHS, RETENTION_WARNING_DAYS
from ..models import RetentionCase
from .services import hold_back, let_go


class RetentionFilter(ListFilter):
    """Without a choice: what is due."""

    show = forms.ChoiceField(
        choices=[("", "Due"), ("held", "Held back"), ("all", "All")], required=False
    )
    everything = {"show": "all"}

    def narrow(self, rows):
        self.is_valid()
        shown = self.cleaned_data.get("show")
        return rows if shown == "all" else rows.filter(held_at__isnull=shown != "held")


def let_it_go(case: RetentionCase, by) -> None:
    let_go(case=case, by=by)


class Retention(StaffList):
    """What is due to be erased, and when; what a manager holds back, and why."""

    audience = Audience.STAFF
    one, many = "record", "records"
    columns = (
        Column("Who", sort="customer__name", also=("Why",)),
        Column("Last heard of", sort=("last_active_on",)),
        Column("Erased on", sort=("erase_on",), also=("What went wrong",)),
        Column("Held back", sort="held_at", also=("By", "Reason")),
    )
    opens_with = ("erase_on",)
    personal = True
    filter_class = RetentionFilter
    actions = (
        Action("let_go", "Let them go", let_it_go, "no longer held back", Audience.MANAGERS),
    )
    queryset = RetentionCase.objects.open().select_related("customer", "held_by")
    back = ("customers:list", "People")
    template_name = "records/retention.html"
    context_object_name = "cases"

    def get_title(self) -> str:
        held = self.request.GET.get("show") == "held"
        return "Records held back" if held else "Records due to be erased"

    def look_up(self, rows: list[RetentionCase]) -> None:
        self.may_hold = Audience.MANAGERS.admits(self.request.user)
        self.page_of, self.hold = addresses("customers:detail"), addresses("records:hold_back")

    def row(self, row: RetentionCase):
        return (
            lines(link(row.customer, self.page_of(row.customer_id)), row.get_why_display()),
            row.last_active_on,
            self.erased(row),
            self.held(row),
        )

    def erased(self, row: RetentionCase):
        if row.held_at:
            return "Not while it is held back"
        wrong = f"It did not go through: {row.error} We try again every night."
        return lines(row.erase_on, told(wrong if row.error else "", row.error))

    def held(self, row: RetentionCase):
        if row.held_at:
            on, who = timezone.localdate(row.held_at), str(row.held_by)
            return lines(told(f"By {who} on {in_words(on)}", on), told("", who), row.held_reason)
        if self.may_hold:
            words = f": {row.customer}"
            return link("Hold it back", self.hold(row.pk), hidden=words)._replace(value="No")
        return "No"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            show=self.request.GET.get("show", ""),
            months=RETENTION_LEFT_MONTHS.value,
            years=RETENTION_INACTIVE_YEARS.value,
            days=RETENTION_WARNING_DAYS.value,
            **kwargs,
        )


class HoldForm(PlainAnswers, forms.Form):
    reason = forms.CharField(
        label="Why does this record have to be kept?",
        max_length=1000,
        widget=forms.Textarea,
        error_messages={"required": "Say why this record has to be kept"},
    )

    helper = FormHelper()
    helper.layout = Layout(Field.textarea("reason", rows=3), Submit("hold", "Hold it back"))


class HoldBack(FormAboutRow):
    audience = Audience.MANAGERS
    form_class = HoldForm
    template_name = "records/hold_back.html"
    context_object_name = "case"

    def get_queryset(self):
        return RetentionCase.objects.visible_to(self.request.user).open().select_related("customer")

    def get_initial(self):
        """The reason for which it is held already: whoever writes another is warned."""
        return {"reason": self.row.held_reason}

    def act(self, form) -> str:
        hold_back(case=self.row, reason=form.cleaned_data["reason"], by=self.request.user)
        self.success_message = f"The record of {self.row.customer} is kept for now."
        return "records:retention"


class LetGo(OneButton):
    audience = Audience.MANAGERS
    model = RetentionCase

    def act(self, case: RetentionCase) -> str:
        day = let_go(case=case, by=self.request.user).erase_on
        return f"It is no longer held back. Erased on {day.day} {day:%B %Y}."

    def leads_to(self) -> str:
        return "records:retention"
