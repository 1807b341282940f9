"""Who sits on a group: as whom, in what role, since when and for how long."""

from crispy_forms_gds.layout import Submit
from django import forms

from base.accounts.models import User
from base.core.audience import TRUSTED_ROLES
from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm

from .models import GroupKind, Membership
from .services import CHOSEN_FOR
from .services.limits import classes_of

Class = Membership.Class


class SeatForm(PlainAnswers, OnceForm, SeenForm):
    """What is said of every seat, whoever has it."""

    from_on = DateField(noun="First day", label="From when?")
    until_on = DateField(
        noun="Last day",
        label="Until when?",
        required=False,
        help_text="Leave empty while they sit on it, also when they take on another office.",
    )
    term_ends_on = DateField(
        noun="End of their term",
        label="When does their term end?",
        required=False,
        help_text="Their place ends by itself then, and we tell them before.",
    )

    def clean(self):
        answers = super().clean()
        self.must_follow("from_on", "term_ends_on", "It must be after their first day")
        if not answers.get("until_on"):
            self.must_come("term_ends_on")
        return answers


class MembershipForm(SeatForm):
    """Of somebody who is ticked or sits there already. ``kind`` says as whom they may."""

    only_class = ""

    class Meta:
        model = Membership
        fields = ["sits_as", "role", "from_on", "until_on", "term_ends_on"]
        labels = {"role": "In what role?", "sits_as": "As whom do they sit on it?"}

    helper = SmallLabels(
        "sits_as",
        "role",
        "from_on",
        "until_on",
        "term_ends_on",
        "form_token",
        Submit("save", "Save"),
    )

    def __init__(self, *args, kind: GroupKind, **kwargs):
        super().__init__(*args, **kwargs)
        offered = set(classes_of(kind)) | {self.instance.sits_as}
        if self.instance.colleague_id is None:
            offered -= {Class.STAFF}
        choices = [choice for choice in Class.choices if choice[0] in offered]
        self.fields["sits_as"].choices = choices
        if len(choices) == 1:  # nothing to ask
            ((self.only_class, _),) = choices
            self.fields["sits_as"].required = False
            self.fields["sits_as"].widget = forms.HiddenInput(attrs={"id": False})
        if kind.term_years and not self.instance.pk:
            years = f"{kind.term_years} year{'' if kind.term_years == 1 else 's'}"
            self.fields["term_ends_on"].help_text = (
                f"Leave it empty for {years}, as for every group of this kind. Their place ends by "
                "itself then, and we tell them before."
            )

    def clean_sits_as(self):
        return self.cleaned_data["sits_as"] or self.only_class


class OfficeForm(PlainAnswers, OnceForm):
    """What somebody who sits there is from today."""

    role = forms.ChoiceField(
        label="What are they from today?",
        choices=[
            (role.value, "Member, with no office" if role == Membership.Role.MEMBER else role.label)
            for role in CHOSEN_FOR
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what they are from today"},
    )
    helper = SmallLabels("role", "form_token", Submit("save", "Change office"))


class ColleagueForm(SeatForm):
    """Of one of us, or of somebody from the Board or the council."""

    colleague = forms.ModelChoiceField(
        User.objects.none(),
        label="Who?",
        empty_label="Choose",
        error_messages={"required": "Choose who"},
    )

    class Meta:
        model = Membership
        fields = ["colleague", "role", "from_on", "until_on", "term_ends_on"]
        labels = {"role": "In what role?"}

    helper = SmallLabels(
        "colleague",
        "role",
        "from_on",
        "until_on",
        "term_ends_on",
        "form_token",
        Submit("save", "Save"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["colleague"].queryset = User.objects.holding(*TRUSTED_ROLES).order_by(
            "name", "pk"
        )
