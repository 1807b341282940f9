"""The form with which staff write an opportunity, and the one with which they review it."""

from crispy_forms_gds.layout import Field, Fieldset, Fixed, Fluid, Size, Submit
from django import forms

from base.core.forms import DateField, ModelChoice, ModelChoices, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.people.customers.form_fields import AimChoices
from participation.people.customers.models import Level, PreferenceOption, Tenure
from participation.programme.activities.principles import PrinciplesField, left_of
from participation.programme.activities.review_parts_form import ReviewPartsForm, next_look

from .models import Opportunity, OpportunityReview
from .staff_forms import OfficerChoice


class OpportunityForm(PlainAnswers, OnceForm, SeenForm):
    """Everything R-12 to R-16 ask for before people are asked for their time. A draft may leave gaps."""

    level = ModelChoice(
        Level.objects,
        label="How far do people go in it?",
        describe=lambda level: {"hint": level.description},
    )
    tenures = ModelChoices(
        Tenure.objects,
        label="Which tenures?",
        help_text="Tick none for everybody.",
        required=False,
    )
    topics = ModelChoices(
        PreferenceOption.objects.filter(kind=PreferenceOption.Kind.TOPIC, retired_at=None),
        label="What is it about?",
        help_text="People who care about these see it first when they join.",
        required=False,
    )
    times = ModelChoices(
        PreferenceOption.objects.filter(kind=PreferenceOption.Kind.TIME, retired_at=None),
        label="At what times?",
        help_text="Tick none if people choose for themselves.",
        required=False,
    )
    aims = AimChoices(required=False)
    principles = PrinciplesField(
        help_text="Tick each one that you have made sure of. All are needed before it opens."
    )
    recruiting_officer = OfficerChoice(
        label="Who gets in touch with people?", help_text="New interests go on their worklist."
    )
    review_on = DateField(
        noun="Review date", label="When will you look at it again?", required=False
    )

    class Meta:
        model = Opportunity
        fields = [
            "title",
            "kind",
            "summary",
            "description",
            "topics",
            "aims",
            "purpose",
            "level",
            "influence",
            "who_for",
            "staff_and_partners",
            "tenures",
            "places",
            "time_needed",
            "time_detail",
            "when_detail",
            "times",
            "where",
            "where_detail",
            "formality",
            "staff_time",
            "role_title",
            "terms",
            "training",
            "expenses",
            "rewards",
            "worth",
            "principles",
            "staff_told",
            "publicity",
            "recruiting_officer",
            "review_how",
            "review_on",
        ]
        labels = {
            "title": "What is it called?",
            "kind": "What kind of part is it?",
            "summary": "In one sentence",
            "description": "What would I do?",
            "purpose": "Why are we doing it, and what do we hope comes of it?",
            "influence": "What can people in it change?",
            "who_for": "Who is it for?",
            "staff_and_partners": "Which staff and partners take part, and what do they do?",
            "places": "How many places?",
            "time_needed": "How much time?",
            "time_detail": "The time in words",
            "where": "Where?",
            "where_detail": "The place in words",
            "formality": "How formal is it?",
            "staff_time": "How much staff time?",
            "when_detail": "When?",
            "role_title": "What is somebody in it called?",
            "terms": "What do people in it and we expect of each other?",
            "training": "What training and support do people get?",
            "expenses": "What do we pay for?",
            "rewards": "What do people get for it?",
            "staff_told": "How do staff know about it?",
            "publicity": "How do we make it known?",
            "review_how": "How shall we see whether it works?",
            "worth": "What does it cost us, and is it worth it?",
        }
        help_texts = {
            "kind": "An estate advocate lives where no association speaks for people.",
            "summary": "As you would say it to a neighbour.",
            "influence": "What is open, what is settled, and how they hear what came of it.",
            "staff_and_partners": "For example: one officer answers, and a printer joins twice a year.",
            "who_for": "For example: anybody who gets letters from us.",
            "places": "Leave empty if there is room for everybody.",
            "time_detail": "For example: one hour a month, on a weekday evening.",
            "where_detail": "For example: Calder Hall, step-free, or by video call.",
            "staff_time": "For example: 4 hours a month from one officer. Only staff see this.",
            "when_detail": "For example: the first Tuesday of the month at 7pm. Or: whenever it suits you.",
            "role_title": "If it is a role with a name, for example: estate advocate, ambassador.",
            "terms": "Each person in the role agrees to them. Leave empty if it is not a role.",
            "training": "Say so if none is needed.",
            "rewards": "For example: a £10 voucher each time, a reference for a job. Or: our thanks.",
            "staff_told": "For example: on the staff page of 2 June, and at the team meeting. Only staff see this.",
            "publicity": "For example: newsletter, posters in the closes, a text. Only staff see this.",
            "review_how": "For example: each May the people in it and we look at what came of it.",
            "expenses": "For example: travel, childcare and a meal. Say so if there is nothing to pay.",
            "worth": "Only staff see this.",
        }
        widgets = {
            "time_needed": forms.RadioSelect,
            "where": forms.RadioSelect,
            "formality": forms.RadioSelect,
        }

    helper = SmallLabels(
        Fieldset(
            "title",
            "kind",
            Field.text("summary"),
            Field.textarea("description", rows=6),
            Field.checkboxes("topics", small=True),
            legend="What it is",
            legend_size=Size.MEDIUM,
        ),
        Fieldset(
            Field.checkboxes("aims", small=True),
            Field.textarea("purpose", rows=4),
            Field.radios("level"),
            Field.textarea("influence", rows=4),
            legend="Why, and what it can change",
            legend_size=Size.MEDIUM,
        ),
        Fieldset(
            Field.text("who_for"),
            Field.textarea("staff_and_partners", rows=3),
            Field.checkboxes("tenures", small=True),
            Field.text("places", field_width=Fixed.FOUR),
            legend="Who for",
            legend_size=Size.MEDIUM,
        ),
        Fieldset(
            Field.radios("time_needed"),
            Field.text("time_detail", field_width=Fluid.TWO_THIRDS),
            Field.text("when_detail", field_width=Fluid.TWO_THIRDS),
            Field.checkboxes("times", small=True),
            Field.radios("where"),
            Field.radios("formality"),
            Field.text("where_detail", field_width=Fluid.TWO_THIRDS),
            Field.text("staff_time", field_width=Fluid.TWO_THIRDS),
            legend="Time and place",
            legend_size=Size.MEDIUM,
        ),
        Fieldset(
            Field.text("role_title", field_width=Fluid.TWO_THIRDS),
            Field.textarea("terms", rows=4),
            Field.textarea("training", rows=3),
            Field.textarea("expenses", rows=3),
            Field.textarea("rewards", rows=3),
            Field.textarea("worth", rows=3),
            legend="What it gives and costs",
            legend_size=Size.MEDIUM,
        ),
        Fieldset(
            Field.checkboxes("principles", small=True),
            Field.textarea("staff_told", rows=3),
            Field.textarea("publicity", rows=3),
            legend="Ready to open",
            legend_size=Size.MEDIUM,
        ),
        Fieldset(
            "recruiting_officer",
            Field.textarea("review_how", rows=3),
            "review_on",
            legend="Looking after it",
            legend_size=Size.MEDIUM,
        ),
        "form_token",
        Submit("save", "Save"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        is_open = self.instance.is_open
        self.unsaid = self.instance.still_to_say if self.instance.pk else []
        for name in Opportunity.STATED_BEFORE_OPENING:  # what it never said can wait
            self.fields[name].required = is_open and name not in self.unsaid

    def clean(self):
        answers = super().clean()
        self.must_come("review_on")
        return answers

    def clean_principles(self):
        ticked = self.cleaned_data["principles"]
        newly_left = set(left_of(ticked)).difference(left_of(self.instance.principles))
        if self.instance.is_open and newly_left:
            raise forms.ValidationError(
                "People can see it, so it must keep to every principle that it kept to"
            )
        return ticked


class ReviewForm(ReviewPartsForm):
    """``seen`` is the review day that the page showed."""

    next_on = next_look("Leave empty if you take it off the menu.")
    seen = forms.DateField(widget=forms.HiddenInput, required=False)

    class Meta(ReviewPartsForm.Meta):
        model = OpportunityReview

    def clean(self):
        answers = super().clean()
        closing = answers.get("decision") == OpportunityReview.Decision.CLOSE
        if not closing and not answers.get("next_on") and "next_on" not in self.errors:
            self.add_error("next_on", "Say when you look at it again")
        return answers
