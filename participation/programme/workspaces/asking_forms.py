"""What a group and the landlord ask each other, who supports a group, and who asks to join it."""

from crispy_forms_gds.layout import Field, Submit
from django import forms

from base.accounts.models import User
from base.core.audience import Audience
from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from participation.programme.activities.form_fields import ServiceChoice
from participation.programme.activities.outcomes.forms import people_to_answer

from .models import PanelQuestion
from .paper_forms import paper_file


def long_words(label: str, *, hint: str = "", required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=8_000, widget=forms.Textarea, help_text=hint, required=required
    )


class AskInformationForm(PlainAnswers, OnceForm):
    words = long_words("What do you want to know?", hint="Our staff read this, and answer it.")
    service = ServiceChoice()
    helper = SmallLabels(
        *("form_token", Field.textarea("words", rows=5), "service"), Submit("save", "Ask for it")
    )


class AnswerForm(PlainAnswers, OnceForm):
    answer = long_words("Your answer")
    helper = SmallLabels(
        "form_token", Field.textarea("answer", rows=8), Submit("save", "Send the answer")
    )


class AnswerInformationForm(PlainAnswers, OnceForm):
    answer = long_words("The answer")
    file = paper_file(required=False, label="A file to go with it (optional)")
    helper = SmallLabels(
        *("form_token", Field.textarea("answer", rows=8), "file"),
        Submit("save", "Send the answer"),
    )


class AskGroupForm(PlainAnswers, OnceForm):
    about = forms.ChoiceField(
        label="What is it about?", choices=PanelQuestion.About.choices, widget=forms.RadioSelect
    )
    title = forms.CharField(label="What is it called?", max_length=150)
    words = long_words("What do you want them to say?")
    due_on = DateField(label="By when do you need their answer?", noun="Day")
    file = paper_file(required=False, label="A file to go with it (optional)")
    helper = SmallLabels(
        *("form_token", "about", "title", Field.textarea("words", rows=5), "due_on", "file"),
        Submit("save", "Ask them"),
    )

    def clean(self):
        cleaned = super().clean()
        self.must_come("due_on")
        return cleaned


class ProposeForm(PlainAnswers, OnceForm):
    officer = forms.ModelChoiceField(
        User.objects.none(), label="Which of us would support them?", empty_label="Choose"
    )
    helper = SmallLabels("form_token", "officer", Submit("save", "Propose them to the chair"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = people_to_answer(None)


class NameOfficerForm(PlainAnswers, OnceForm):
    officer = forms.EmailField(
        label="The work email address of the officer",
        widget=forms.TextInput({"type": "email", "autocomplete": "off"}),
        help_text="Ask them for it. They then read everything here that all members read.",
    )
    helper = SmallLabels("form_token", "officer", Submit("save", "Let them support us"))

    def clean_officer(self) -> User:
        typed = self.cleaned_data["officer"]
        found = User.objects.filter(email__iexact=typed, is_active=True).first()
        if found is None or not Audience.STAFF.admits(found):
            raise forms.ValidationError("Nobody who works for the landlord has this address")
        return found


class AskToJoinForm(PlainAnswers, OnceForm):
    why = long_words(
        "What brings you to it? (optional)",
        hint="Those who speak for the group read this, and our staff.",
        required=False,
    )
    helper = SmallLabels("form_token", Field.textarea("why", rows=4), Submit("save", "Ask to join"))


class AnswerJoinForm(PlainAnswers, OnceForm):
    accepted = forms.TypedChoiceField(
        label="May they join?",
        choices=[("yes", "Yes, from today"), ("no", "No")],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    answer = long_words("If not, why not?", hint="They read this.", required=False)
    helper = SmallLabels(
        *("form_token", "accepted", Field.textarea("answer", rows=3)), Submit("save", "Tell them")
    )
