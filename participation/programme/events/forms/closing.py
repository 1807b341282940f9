from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Div, Field, Layout, Size
from django import forms

from base.accounts.models import User
from base.core.audience import Role
from base.core.forms import DateField, HoursField, MoneyField, PlainAnswers
from base.core.once import OnceForm
from base.core.stale_edits import SeenAnswers
from participation.programme.activities.models import Activity, Outcome

UNFINISHED = {Outcome.State.HEARD, Outcome.State.DOING}


class CloseOutForm(PlainAnswers, OnceForm, SeenAnswers):
    """What came of it. The first two answers stand on the event's public page."""

    summary = forms.CharField(
        label="What was said?",
        help_text="Everybody can read this. Leave out names.",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    next_steps = forms.CharField(
        label="What happens next?",
        help_text="Everybody can read this.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    met_purpose = forms.ChoiceField(
        label="Did it do what it was for?",
        choices=Activity.MetPurpose.choices,
        widget=forms.RadioSelect,
    )
    actual_cost = MoneyField(label="What did it cost?", required=False)
    actual_hours = HoursField(label="How many staff hours did it take?", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.label_size = self.helper.legend_size = Size.SMALL
        self.helper.layout = Layout(
            "form_token",
            "summary",
            "next_steps",
            Field.radios("met_purpose", inline=True),
            "actual_cost",
            "actual_hours",
        )


class SaidAndDoneForm(PlainAnswers, forms.Form):
    """One point that customers raised. A row in which nothing is written is not there."""

    WORDS = {"said", "answer", "due_on"}

    said = forms.CharField(
        label="You said",
        help_text="In customers' own words where you can.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    state = forms.ChoiceField(
        label="Where does it stand?",
        choices=Outcome.State.choices,
        initial=Outcome.State.HEARD,
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label="Our answer",
        help_text="What you did or are doing, or why it is not possible.",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    owner = forms.ChoiceField(label="Who sees to it?")
    due_on = DateField(label="By when?", noun="Date", required=False)

    def __init__(self, *args, officers: dict[str, User], owner: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.officers = officers
        self.fields["owner"].choices = [(pk, str(officer)) for pk, officer in officers.items()]
        self.fields["owner"].initial = str(owner.pk)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            "said",
            Field.radios("state", small=True),
            "answer",
            Div("owner", "due_on"),
        )

    def has_changed(self) -> bool:
        return not self.WORDS.isdisjoint(self.changed_data)

    def clean_owner(self) -> User:
        return self.officers[self.cleaned_data["owner"]]

    def clean(self):
        cleaned = super().clean()
        state = cleaned.get("state")
        if state and state != Outcome.State.HEARD and cleaned.get("answer") == "":
            self.add_error("answer", "Say what your answer is, or choose “We are looking into it”")
        if state in UNFINISHED and "due_on" in cleaned and cleaned["due_on"] is None:
            self.add_error("due_on", "Enter the date by which this will be answered or done")
        if state in UNFINISHED:
            self.must_come("due_on", promised_in=("state", "answer"))
        return cleaned


class SaidAndDoneFormSet(forms.BaseFormSet):
    """As many points as there are; another row is one more press of "Add another"."""

    MOST_POINTS = 30

    def initial_form_count(self) -> int:
        return 0  # every row may be left empty, also one that came back with what was typed

    def outcomes(self) -> list[dict]:
        return [form.cleaned_data for form in self.forms if form.has_changed()]


def points_raised(data=None, *, owner: User, rows: list[dict] | None = None):
    """The rows of the close-out: what was sent, or the given rows, or one to start with."""
    rows = [{}] if rows is None else rows
    formset_class = forms.formset_factory(
        SaidAndDoneForm,
        formset=SaidAndDoneFormSet,
        extra=len(rows),
        max_num=SaidAndDoneFormSet.MOST_POINTS,
        absolute_max=SaidAndDoneFormSet.MOST_POINTS,
        validate_max=True,
    )
    # Fetched once for all the rows; the event's own officer stays in, whatever they do now.
    holding = User.objects.holding(Role.STAFF, Role.MANAGER).order_by("name", "email")
    officers = {str(officer.pk): officer for officer in [*holding, owner]}
    kwargs = {"officers": officers, "owner": owner}
    return formset_class(data, initial=rows, prefix="points", form_kwargs=kwargs)


def as_typed(form: forms.Form) -> dict:
    """What somebody has typed so far, to show again without judging it yet."""
    typed = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in typed.items() if value is not None}
