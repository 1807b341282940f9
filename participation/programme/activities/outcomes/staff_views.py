"""What staff do with what customers said: write it down, answer it, move it on."""

from django.db.models import Case, F, Value, When
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.views import ActOnForm

from ..models import Activity, Outcome
from ..services import answer_outcome, raise_outcome
from .forms import OutcomeForm
from .views import SearchedOutcomes

State = Outcome.State
UNSETTLED = [State.HEARD, State.DOING]


class StaffOutcomes(SearchedOutcomes):
    """What is not settled first, the longest overdue on top; then what is settled."""

    audience = Audience.STAFF
    template_name = "activities/outcomes_staff.html"
    paginate_by = 50

    def outcomes(self):
        outcomes = Outcome.objects.visible_to(self.request.user)
        return outcomes.select_related("owner", "activity")

    def in_order(self, outcomes):
        settled = Case(When(state__in=UNSETTLED, then=Value(0)), default=Value(1))
        ordered = outcomes.annotate(settled=settled)
        return ordered.order_by(
            "settled",
            F("due_on").asc(nulls_last=True),
            F("answered_on").desc(nulls_last=True),
            "-pk",
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            overdue=Outcome.objects.overdue().count(), today=timezone.localdate(), **kwargs
        )


class AddOutcome(ActOnForm):
    """ "Add what a tenant told you". ``?activity=12`` says where it came from."""

    audience = Audience.STAFF
    form_class = OutcomeForm
    template_name = "activities/outcome_form.html"
    success_message = "It is written down."

    def get_initial(self):
        number = self.request.GET.get("activity", "")
        if not (number.isdecimal() and len(number) < 12):
            return {}
        activity = Activity.objects.filter(pk=number).first()
        return {"activity": activity.pk, "service": activity.service} if activity else {}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "officer": self.request.user}

    def act(self, form) -> str:
        outcome = raise_outcome(by=self.request.user, **form.answers())
        return reverse("activities:staff_outcome", args=[outcome.pk])


class AnswerOutcome(ActOnForm):
    """One point that was raised: answer it, move it on, put it right; and its history."""

    audience = Audience.STAFF
    form_class = OutcomeForm
    template_name = "activities/outcome_form.html"
    success_message = "Saved."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        outcomes = Outcome.objects.visible_to(request.user)
        self.outcome = get_object_or_404(outcomes.select_related("activity"), pk=kwargs["pk"])

    def get_form_kwargs(self):
        return {
            **super().get_form_kwargs(),
            "instance": self.outcome,
            "officer": self.request.user,
        }

    def get_context_data(self, **kwargs):
        # The form writes into its instance while it checks: what stands is asked for again.
        outcome = Outcome.objects.select_related("activity").get(pk=self.outcome.pk)
        return super().get_context_data(outcome=outcome, changes=changes_of(outcome), **kwargs)

    def act(self, form) -> str:
        answer_outcome(outcome=self.outcome, by=self.request.user, **form.answers())
        return reverse("activities:staff_outcome", args=[self.outcome.pk])
