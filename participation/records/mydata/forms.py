from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size, Submit
from django import forms

from base.core.forms import PlainAnswers

from ..models import DataRequest

GRANT, REFUSE = "grant", "refuse"
WHAT_A_YES_DOES = {
    DataRequest.Kind.ERASE: "Erase the record",
    DataRequest.Kind.OBJECT: "Agree, and stop invitations and news",
    DataRequest.Kind.COPY: "Print the copy, and post it to the address we hold",
}


#: Erasing is for good, so two people agree to it.
FIRST_YES = "Agree to erasing the record, and have somebody else look at it too"


class EraseForm(PlainAnswers, forms.Form):
    said = forms.CharField(
        label="Is there anything you want to tell us about it? (optional)",
        required=False,
        max_length=1000,
        widget=forms.Textarea,
    )

    helper = FormHelper()
    helper.layout = Layout(
        Field.textarea("said", rows=3), Submit("ask", "Ask us to erase my record")
    )


class ObjectForm(PlainAnswers, forms.Form):
    said = forms.CharField(
        label="What should we stop doing, and why?",
        max_length=1000,
        widget=forms.Textarea,
        error_messages={"required": "Say what we should stop doing"},
    )

    helper = FormHelper()
    helper.layout = Layout(Field.textarea("said", rows=4), Submit("ask", "Send"))


class TakeRequestForm(PlainAnswers, forms.Form):
    """What somebody asked for by phone, in a letter or at the desk; the law wants no form."""

    kind = forms.ChoiceField(
        label="What do they ask for?",
        choices=[
            (DataRequest.Kind.ERASE, "To erase their record"),
            (DataRequest.Kind.OBJECT, "To stop something we do with their data"),
            (DataRequest.Kind.COPY, "For a copy of their data, by post"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what they ask for"},
    )
    said = forms.CharField(
        label="How did they ask, and in which words?",
        max_length=1000,
        widget=forms.Textarea,
        help_text="For example: by phone. “Please stop the newsletters.”",
        error_messages={"required": "Say how they asked, and in which words"},
    )

    helper = FormHelper()
    helper.layout = Layout(
        Field.radios("kind", legend_size=Size.SMALL),
        Field.textarea("said", rows=4),
        Submit("ask", "Save"),
    )


class DecideForm(PlainAnswers, forms.Form):
    decision = forms.ChoiceField(
        label="What have you decided?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you have decided"},
    )
    reason = forms.CharField(
        label="What we tell them",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        help_text="Needed when you refuse: which law or duty makes us keep it. It goes to them as you write it.",
    )

    def __init__(self, *args, asked: DataRequest, **kwargs):
        super().__init__(*args, **kwargs)
        waits = asked.needs_two and asked.agreed_by_id is None
        yes = FIRST_YES if waits else WHAT_A_YES_DOES[DataRequest.Kind(asked.kind)]
        self.fields["decision"].choices = [(GRANT, yes), (REFUSE, "Refuse")]
        self.helper = FormHelper()
        self.helper.layout = Layout(
            Field.radios("decision", legend_size=Size.MEDIUM),
            Field.textarea("reason", rows=4),
            Submit("decide", "Save" if waits else "Decide and tell them"),
        )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("decision") == REFUSE and not cleaned.get("reason", "").strip():
            self.add_error("reason", "Say why: the reason goes to them")
        return cleaned
