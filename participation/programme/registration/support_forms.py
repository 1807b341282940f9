"""What we agree with a group, do for it, and find when we look at how it gets on."""

from crispy_forms_gds.layout import Layout, Submit
from django import forms

from base.accounts.models import User
from base.core.forms import DateField, HoursField, MoneyField
from base.core.lists import ListFilter
from participation.people.customers.models import Area

from ..activities.models import Service
from ..activities.outcomes.forms import people_to_answer
from ..activities.part_forms import long_answer
from .forms import Asked, line, sent_file, whole, yes_or_no
from .models import HealthPoint, SupportKind, SupportReview, TrainingNeed


class AgreementForm(Asked):
    agreed_on = DateField(label="When was it agreed?", noun="Day of the agreement")
    services = forms.MultipleChoiceField(
        label="On which services is the group consulted?",
        choices=Service.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one service"},
    )
    renews_on = DateField(label="When is it renewed?", noun="Day of the renewal")
    words = long_answer("What else was agreed?", rows=4, required=False)
    file = sent_file("The signed minute (optional)", required=False)

    def clean(self):
        answers = super().clean()
        self.must_follow("agreed_on", "renews_on", "It is renewed after it was agreed")
        return answers


class LookAfterForm(Asked):
    officer = forms.ModelChoiceField(
        User.objects.none(), label="Who looks after the group?", empty_label="Choose"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = people_to_answer(None)


def kind_of_support(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=SupportKind.choices, widget=forms.RadioSelect)


class SupportGivenForm(Asked):
    on = DateField(label="When?", noun="Day")
    kind = kind_of_support("What kind of support?")
    words = long_answer("What did we do?", rows=3)
    hours = HoursField(label="Hours of staff time", required=False)
    worth = MoneyField(
        label="What would it have cost the group?",
        required=False,
        help_text="For help in kind, such as a room or printing.",
        max_digits=9,
    )


class SupportAskedForm(Asked):
    kind = kind_of_support("What help do you need?")
    words = long_answer("Tell us more", rows=4)
    button = "Ask"


class AnswerSupportForm(Asked):
    answer = long_answer("Your answer", rows=5, hint="The office bearers read this.")
    button = "Answer"


class TrainingNeedForm(Asked, forms.ModelForm):
    what = line("What do they need to learn?", most=200)
    planned_on = DateField(label="When is it planned?", noun="Day", required=False)

    class Meta:
        model = TrainingNeed
        fields = ["what", "planned_on", "from_grant"]
        labels = {"from_grant": "It is paid from the group’s grant"}
        help_texts = {"from_grant": ""}


class HealthCheckForm(Asked):
    held_on = DateField(label="When did you look at it with the group?", noun="Day")
    next_on = DateField(label="When do you look again?", noun="Next day")
    note = long_answer("What should change first?", rows=3, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for code, label in HealthPoint.Point.choices:
            self.fields[code] = forms.ChoiceField(
                label=label,
                choices=HealthPoint.Mark.choices,
                widget=forms.RadioSelect,
                error_messages={"required": f"Say how it is: {label[:1].lower()}{label[1:]}"},
            )
        points = HealthPoint.Point.values
        order = ["form_token", "held_on", *points, "note", "next_on"]
        self.order_fields(order)
        self.helper.layout = Layout(*self.fields, Submit("save", "Save"))

    def answers(self) -> dict:
        said = dict(self.cleaned_data)
        return {"marks": {point: said.pop(point) for point in HealthPoint.Point.values}} | said


class ReviewPlanForm(Asked):
    about = forms.ChoiceField(
        label="What is looked at?", choices=SupportReview.About.choices, widget=forms.RadioSelect
    )
    due_on = DateField(label="By when?", noun="Day")


class HoldReviewForm(Asked):
    held_on = DateField(label="When was it?", noun="Day")
    found = long_answer("What did you find, and what changes?", rows=6)
    next_on = DateField(label="When is the next?", noun="Day of the next", required=False)


class NewGroupForm(Asked):
    name = line("What would the group be called?", most=120)
    area = forms.ModelChoiceField(
        Area.objects.order_by("name"), label="For which place?", empty_label="Choose"
    )
    asked = whole("How many people asked for it?", most=10_000, required=True)
    demand = long_answer("What do they want it for?", rows=4)
    other_ways = long_answer("Which other ways of involving people did you think of?", rows=4)


class DecideNewGroupForm(Asked):
    is_best_way = yes_or_no(
        "Is a group the best way here?", "Yes, we help to set it up", "No, another way is better"
    )
    because = long_answer("Why?", rows=4)


class NewGroupFilter(ListFilter):
    which = forms.ChoiceField(
        label="Which?",
        required=False,
        choices=[
            ("", "All"),
            ("open", "Being looked at"),
            ("yes", "We help"),
            ("no", "Another way"),
        ],
    )

    def narrow(self, rows):
        self.is_valid()
        asked = {"open": None, "yes": True, "no": False}
        which = self.cleaned_data.get("which")
        return rows.filter(is_best_way=asked[which]) if which in asked else rows
