from crispy_forms_gds.layout import Field, Fieldset, Fixed, Size, Submit

from base.core.forms import ModelChoices, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.people.customers.models import Tenure

from .models import GroupKind


class KindForm(PlainAnswers, OnceForm, SeenForm):
    """A kind of group with its rules."""

    tenures = ModelChoices(
        Tenure.objects.all(),
        label="How do customers on it hold their home?",
        required=False,
        help_text="Tick none if it does not matter.",
    )

    class Meta:
        model = GroupKind
        fields = [
            "name",
            "takes_customers",
            "takes_panel_members",
            "takes_staff",
            "tenures",
            "lives_there",
            "speaks_for_area",
            "scrutinises",
            "recommends",
            "answers_to_somebody",
            "may_register",
            "has_agreement",
            "cap",
            "cap_per_area",
            "cap_per_tenure",
            "quorum",
            "least_attendance",
            "term_years",
            "notice_weeks",
            "meets_every_months",
        ]
        labels = {
            "name": "What is this kind of group called?",
            "takes_customers": "Customers may sit on it",
            "takes_panel_members": "Scrutiny panel members may sit on it as such",
            "takes_staff": "Staff may sit on it",
            "lives_there": "Customers on it live in the place that the group is for",
            "speaks_for_area": "It speaks for the people of its place",
            "scrutinises": "It examines what we do: a scrutiny panel",
            "recommends": "It makes recommendations that we answer by a day",
            "answers_to_somebody": "It reports to somebody",
            "may_register": "It may apply to be on the register of tenant organisations",
            "has_agreement": "We agree with it in writing on what it is consulted",
            "cap": "How many may sit on it at most?",
            "cap_per_area": "How many of one place at most?",
            "cap_per_tenure": "How many of one tenure at most?",
            "quorum": "How many have to be there to decide?",
            "least_attendance": "How much of its meetings does a member come to, in per cent?",
            "term_years": "How many years does somebody sit on it?",
            "notice_weeks": "How many weeks before that ends do we tell them?",
            "meets_every_months": "How many months are there from one meeting to the next?",
        }
        help_texts = {
            "takes_customers": "",
            "takes_panel_members": "",
            "takes_staff": "",
            "lives_there": "",
            "speaks_for_area": "",
            "scrutinises": "Whoever sits on it sees the pages of panel members, for as long as they do.",
            "recommends": "",
            "answers_to_somebody": "",
            "may_register": "",
            "has_agreement": "",
            "cap": "Leave it empty for as many as wish to. Observers are not counted.",
            "cap_per_area": "The place that stands on their record. Leave it empty for no limit.",
            "cap_per_tenure": "Leave it empty for no limit.",
            "quorum": "Leave it empty if there is no such rule.",
            "least_attendance": "For example 70. Leave it empty if there is no such rule.",
            "term_years": "Leave it empty if a place does not end by itself.",
            "notice_weeks": "",
            "meets_every_months": "1 for every month, 3 for quarterly. Leave it empty if it varies.",
        }

    helper = SmallLabels(
        "name",
        Fieldset(
            "takes_customers",
            "takes_panel_members",
            "takes_staff",
            "lives_there",
            Field.checkboxes("tenures", small=True),
            legend="Who may sit on it",
            legend_size=Size.MEDIUM,
        ),
        Fieldset(
            "speaks_for_area",
            "scrutinises",
            "recommends",
            "answers_to_somebody",
            "may_register",
            "has_agreement",
            legend="What it is",
            legend_size=Size.MEDIUM,
        ),
        Fieldset(
            *(
                Field.text(name, field_width=Fixed.THREE)
                for name in (
                    "cap",
                    "cap_per_area",
                    "cap_per_tenure",
                    "quorum",
                    "least_attendance",
                    "term_years",
                    "notice_weeks",
                    "meets_every_months",
                )
            ),
            legend="Its numbers",
            legend_size=Size.MEDIUM,
        ),
        "form_token",
        Submit("save", "Save"),
    )

    def clean(self):
        answers = super().clean()
        takes = ("takes_customers", "takes_panel_members", "takes_staff")
        if not any(answers.get(name) for name in takes):
            self.add_error("takes_customers", "Say who may sit on it")
        return answers
