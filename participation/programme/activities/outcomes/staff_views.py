"""What staff do with what customers said: write it down, answer it, move it on."""

from django.db.models import Case, Value, When
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.lists import (
    Column,
    StaffList,
    addresses,
    in_the_order_of,
    in_words,
    lines,
    link,
    quiet,
    tag,
    told,
)
from base.core.views import ActOnForm, FormAboutRow

from ..choosing import activity_asked_for
from ..models import Outcome
from ..services import answer_outcome, raise_outcome
from .forms import OutcomeForm
from .search import OutcomeFilter

State = Outcome.State
UNSETTLED = [State.HEARD, State.DOING]


class StaffOutcomes(StaffList):
    """What is not settled first, the longest overdue on top; then what is settled."""

    audience = Audience.STAFF
    title = "What tenants told us"
    one, many = "point", "points"
    columns = (
        Column("What they said", sort="said", also=("From", "Published")),
        Column(
            "Where it stands",
            sort=(in_the_order_of("state", State.values), "done_on"),
        ),
        Column("Answer by", sort=(Case(When(state__in=UNSETTLED, then="due_on")), "due_on")),
        Column("Who answers", sort="owner__name"),
    )
    opens_with = (
        Case(When(state__in=UNSETTLED, then=Value(0)), default=Value(1)),
        "due_on",
        "-answered_on",
        "-pk",
    )
    filter_class = OutcomeFilter
    queryset = Outcome.objects.select_related("owner", "activity")
    nothing = "Nobody has written anything down yet. Start with what a tenant told you this week."
    nothing_fits = "Nothing fits what you asked for."
    button = "Search"
    template_name = "activities/outcomes_staff.html"
    context_object_name = "outcomes"
    paginate_by = 50

    def look_up(self, rows: list[Outcome]) -> None:
        self.today = timezone.localdate()
        self.page_of = addresses("activities:staff_outcome")

    def row(self, row: Outcome):
        origin = row.activity.title if row.activity else f"Said on {in_words(row.said_on)}"
        unpublished = not row.published_at
        return (
            lines(
                link(row.said, self.page_of(row.pk)),
                told("", origin),
                quiet(f"{origin}{'. Not published' if unpublished else ''}", in_file=False),
                told("", "No" if unpublished else "Yes"),
            ),
            tag(row.standing, row.state),
            self.answer_by(row),
            row.owner,
        )

    def answer_by(self, row: Outcome):
        if row.state not in UNSETTLED or row.due_on is None:
            return ""
        if row.due_on < self.today:
            return tag(in_words(row.due_on), "late")._replace(value=row.due_on)
        return row.due_on

    def get_context_data(self, **kwargs):
        return super().get_context_data(overdue=Outcome.objects.overdue().count(), **kwargs)


class AddOutcome(ActOnForm):
    """ "Add what a tenant told you". ``?activity=12`` says where it came from."""

    audience = Audience.STAFF
    form_class = OutcomeForm
    template_name = "activities/outcome_form.html"
    success_message = "It is written down."

    def get_initial(self):
        activity = activity_asked_for(self.request)
        return {"activity": activity.pk, "service": activity.service} if activity else {}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "officer": self.request.user}

    def act(self, form) -> str:
        outcome = raise_outcome(by=self.request.user, **form.answers())
        return reverse("activities:staff_outcome", args=[outcome.pk])


class AnswerOutcome(FormAboutRow):
    """One point that was raised: answer it, move it on, put it right; and its history."""

    audience = Audience.STAFF
    form_class = OutcomeForm
    template_name = "activities/outcome_form.html"
    success_message = "Saved."
    context_object_name = "outcome"

    def get_queryset(self):
        outcomes = Outcome.objects.visible_to(self.request.user)
        return outcomes.select_related("activity")

    def get_form_kwargs(self):
        return {
            **super().get_form_kwargs(),
            "instance": self.row,
            "officer": self.request.user,
        }

    def get_context_data(self, **kwargs):
        # The form writes into its instance while it checks: what stands is asked for again.
        outcome = Outcome.objects.select_related("activity").get(pk=self.row.pk)
        return super().get_context_data(outcome=outcome, changes=changes_of(outcome), **kwargs)

    def act(self, form) -> str:
        answer_outcome(outcome=self.row, by=self.request.user, **form.answers())
        return reverse("activities:staff_outcome", args=[self.row.pk])
