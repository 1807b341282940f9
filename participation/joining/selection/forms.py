from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Fixed, Layout, Size, Submit
from django import forms

from base.core.forms import PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.joining.involvement.models import Opportunity
from participation.reach.segments.models import Segment

from .features import FEATURES
from .models import Selection

MOST_PLACES = 500


class SelectionForm(PlainAnswers, OnceForm, SeenForm):
    segment = forms.ModelChoiceField(
        Segment.objects.in_use(),
        label="From which segment?",
        required=False,
        empty_label="No segment",
        help_text="Only people in it whom we may invite.",
    )
    opportunity = forms.ModelChoiceField(
        Opportunity.objects.all(),
        label="Or from the people who asked to join which opportunity?",
        required=False,
        empty_label="No opportunity",
    )
    features = forms.MultipleChoiceField(
        label="What must they mirror?",
        choices=FEATURES.items(),
        widget=forms.CheckboxSelectMultiple,
        help_text="Two or three. The more you tick, the smaller the groups, and a group too small "
        "for a whole place gets none.",
        error_messages={"required": "Tick at least one"},
    )
    places = forms.IntegerField(label="How many people?", min_value=1, max_value=MOST_PLACES)
    reserves = forms.IntegerField(
        label="How many in reserve?", min_value=0, max_value=MOST_PLACES, initial=0
    )

    class Meta:
        model = Selection
        fields = ["title", "purpose", "segment", "opportunity", "features", "places", "reserves"]
        labels = {"title": "What is it for?", "purpose": "Why are people chosen by a draw?"}
        help_texts = {
            "title": "For example: focus group on letters.",
            "purpose": "As you would tell somebody who was not chosen.",
        }

    helper = SmallLabels(
        "title",
        Field.textarea("purpose", rows=3),
        "segment",
        "opportunity",
        Field.text("places", field_width=Fixed.FOUR),
        Field.text("reserves", field_width=Fixed.FOUR),
        Field.checkboxes("features", small=True),
        "form_token",
        Submit("save", "Save"),
    )

    def clean(self):
        answers = super().clean()
        if bool(answers.get("segment")) == bool(answers.get("opportunity")):
            self.add_error("segment", "Choose a segment or an opportunity, and not both")
        return answers


class StandDownForm(PlainAnswers, forms.Form):
    why = forms.CharField(
        label="Why can they not take part?",
        max_length=200,
        error_messages={"required": "Say why they cannot take part"},
    )

    helper = FormHelper()
    helper.label_size = Size.SMALL
    helper.layout = Layout("why", Submit("save", "Save, and call up the next reserve"))
