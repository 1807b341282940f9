from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Submit
from django import forms
from django.shortcuts import get_object_or_404
from django.views.generic import ListView

from base.core.audience import Audience
from base.core.forms import PlainAnswers
from base.core.views import ActOnForm, OneButton

from ..house_rules import RETENTION_INACTIVE_YEARS, RETENTION_LEFT_MONTHS, RETENTION_WARNING_DAYS
from ..models import RetentionCase
from .services import hold_back, let_go


class Retention(ListView):
    """What is due to be erased, and when; what a manager holds back, and why."""

    audience = Audience.STAFF
    template_name = "records/retention.html"
    context_object_name = "cases"
    paginate_by = 25

    def get_queryset(self):
        seen = RetentionCase.objects.visible_to(self.request.user).open()
        held = self.request.GET.get("show") == "held"
        return seen.filter(held_at__isnull=not held).select_related("customer", "held_by")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            show=self.request.GET.get("show", ""),
            may_hold=Audience.MANAGERS.admits(self.request.user),
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


class HoldBack(ActOnForm):
    audience = Audience.MANAGERS
    form_class = HoldForm
    template_name = "records/hold_back.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        seen = RetentionCase.objects.visible_to(request.user).open().select_related("customer")
        self.case = get_object_or_404(seen, pk=kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(case=self.case, **kwargs)

    def act(self, form) -> str:
        hold_back(case=self.case, reason=form.cleaned_data["reason"], by=self.request.user)
        self.success_message = f"The record of {self.case.customer} is kept for now."
        return "records:retention"


class LetGo(OneButton):
    audience = Audience.MANAGERS
    model = RetentionCase

    def act(self, case: RetentionCase) -> str:
        day = let_go(case=case, by=self.request.user).erase_on
        return f"It is no longer held back. Erased on {day.day} {day:%B %Y}."

    def leads_to(self) -> str:
        return "records:retention"
