from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Fieldset, Layout, Size, Submit
from django import forms

from base.accounts.models import User
from base.core.audience import Audience
from base.core.forms import DateField, ModelChoices, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.programme.activities.choosing import ActivityChoice
from participation.programme.activities.models import Activity

from .models import Assessment, Impact, Strand


class AssessmentForm(PlainAnswers, OnceForm, SeenForm):
    """The head and the six questions of an impact assessment (B-62). A draft may leave gaps."""

    activity = ActivityChoice(
        label="Is it about a consultation or another activity?",
        required=False,
        empty_label="None",
        help_text="Then people find the assessment from its page.",
    )
    adverse_strands = ModelChoices(
        Strand.objects.in_use(),
        label="Which of these could it be worse for?",
        help_text="Tick none if you found none.",
        required=False,
        describe=lambda strand: {"hint": strand.asks},
    )
    enough_data = forms.TypedChoiceField(
        label="3. Do we know enough to say?",
        choices=[(True, "Yes"), (False, "No")],
        coerce=lambda said: said == "True",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Assessment
        fields = [
            "policy",
            "aims",
            "activity",
            "benefits",
            "adverse",
            "adverse_strands",
            "enough_data",
            "data",
            "data_gaps",
            "resources",
            "providers",
            "outcome",
            "mitigation",
            "monitoring",
            "review_after",
        ]
        labels = {
            "policy": "What is it about?",
            "aims": "What is it for?",
            "benefits": "1. Who is better off, and how?",
            "adverse": "2. Who could be worse off, and how?",
            "data": "What do we know, and from where?",
            "data_gaps": "What do we not know?",
            "resources": "Do all these groups have the same resources?",
            "providers": "4. Does anybody else do some of it for us?",
            "outcome": "5. What follows from this?",
            "mitigation": "What do we do about it?",
            "monitoring": "How do we watch what it does?",
            "review_after": "6. When do we look at this again?",
        }
        help_texts = {
            "policy": "The policy, service or change. For example: repairs by appointment only.",
            "benefits": "Or say that it makes no difference to anybody.",
            "adverse": "Say “nobody” if you have looked and found none.",
            "data": "Who is heard too much or too little in what we know? For example: who takes part, "
            "complaints, the census.",
            "data_gaps": "And how we shall find out.",
            "resources": "What they need to use it or to take part: money, time, transport, the internet, "
            "English. Who has less of it?",
            "providers": "How they keep to what is said here. Say “nobody” if we do all of it.",
            "mitigation": "If it could be bad for some.",
            "monitoring": "Not needed where it gets a full assessment.",
        }
        widgets = {"outcome": forms.RadioSelect, "review_after": forms.RadioSelect}
        error_messages = {"policy": {"required": "Say what it is about"}}

    helper = SmallLabels(
        "policy",
        Field.textarea("aims", rows=3),
        "activity",
        Field.textarea("benefits", rows=3),
        Field.textarea("adverse", rows=3),
        Field.checkboxes("adverse_strands", small=True),
        Field.radios("enough_data", inline=True),
        Field.textarea("data", rows=3),
        Field.textarea("data_gaps", rows=2),
        Field.textarea("resources", rows=2),
        Field.textarea("providers", rows=2),
        Field.radios("outcome"),
        Field.textarea("mitigation", rows=3),
        Field.textarea("monitoring", rows=3),
        Field.radios("review_after"),
        "form_token",
        Submit("save", "Save"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["activity"].offer(Activity.objects.all(), self.initial.get("activity"))

    def clean(self):
        answers = super().clean()
        mitigated = answers.get("outcome") == Assessment.Outcome.MITIGATED
        if mitigated and not answers.get("mitigation"):
            self.add_error("mitigation", "Say what we do about it")
        return answers


class ImpactForm(PlainAnswers, OnceForm, SeenForm):
    """One strand of a full assessment (F-69)."""

    only_one = True

    activity = ActivityChoice(
        label="In which activity were they asked?", required=False, empty_label="None"
    )
    owner = forms.ModelChoiceField(
        User.objects.holding(*Audience.STAFF.value).order_by("name"),
        label="Who sees to it?",
        required=False,
        empty_label="Nobody yet",
    )
    due_on = DateField(noun="Day", label="By when?", required=False)

    class Meta:
        model = Impact
        fields = ["effect", "evidence", "consulted", "activity", "mitigation", "owner", "due_on"]
        labels = {
            "effect": "What does it do to them?",
            "evidence": "How do we know?",
            "consulted": "Who was asked, and what did they say?",
            "mitigation": "What do we do about it?",
        }
        help_texts = {
            "evidence": "Numbers and where they are from, or what people told us.",
            "mitigation": "Needed if it is bad for them. You can also say how we make more of the good.",
        }
        widgets = {"effect": forms.RadioSelect}

    helper = SmallLabels(
        Field.radios("effect"),
        Field.textarea("evidence", rows=3),
        Field.textarea("consulted", rows=3),
        "activity",
        Fieldset(
            Field.textarea("mitigation", rows=3), "owner", "due_on", legend="What we do about it"
        ),
        "form_token",
        Submit("save", "Save"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["activity"].offer(Activity.objects.all(), self.initial.get("activity"))

    def clean(self):
        answers = super().clean()
        if answers.get("effect") == Impact.Effect.NEGATIVE and not answers.get("mitigation"):
            self.add_error("mitigation", "It is bad for them, so say what we do about it")
        if answers.get("mitigation"):
            if not answers.get("owner"):
                self.add_error("owner", "Choose who sees to it")
            if not answers.get("due_on") and "due_on" not in self.errors:
                self.add_error("due_on", "Say by when")
            self.must_come("due_on", promised_in=("mitigation",))
        elif answers.get("owner") or answers.get("due_on"):
            answers["owner"] = answers["due_on"] = None  # nobody sees to nothing
        return answers


class SignOffForm(PlainAnswers, OnceForm):
    """A manager's word on an assessment that waits for it."""

    SIGN_OFF, SEND_BACK = "sign_off", "send_back"

    says = forms.ChoiceField(
        label="What do you say?",
        choices=[(SIGN_OFF, "I sign it off"), (SEND_BACK, "Send it back to be changed")],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label="What should be different?",
        required=False,
        widget=forms.Textarea,
        help_text="If you send it back.",
    )

    helper = SmallLabels(
        Field.radios("says"), Field.textarea("why", rows=3), "form_token", Submit("save", "Save")
    )

    def clean(self):
        answers = super().clean()
        if answers.get("says") == self.SEND_BACK and not answers.get("why"):
            self.add_error("why", "Say what should be different")
        return answers


class EditionForm(PlainAnswers, OnceForm):
    what_is_new = forms.CharField(
        label="What will change, and why?",
        widget=forms.Textarea,
        help_text="Everybody who reads the new edition sees this.",
    )

    helper = FormHelper()
    helper.label_size = Size.SMALL
    helper.layout = Layout(
        Field.textarea("what_is_new", rows=3), "form_token", Submit("start", "Start the edition")
    )


class ReviewForm(PlainAnswers, OnceForm):
    """Question 6, asked again (B-63). ``seen`` is the review day that was shown."""

    found = forms.CharField(
        label="What has happened since?",
        widget=forms.Textarea,
        help_text="What you looked at, and what it shows.",
    )
    still_holds = forms.TypedChoiceField(
        label="Does the assessment still hold?",
        choices=[(True, "Yes"), (False, "No, it needs a new edition")],
        coerce=lambda said: said == "True",
        widget=forms.RadioSelect,
    )
    months = forms.TypedChoiceField(
        label="When do we look at it again?",
        choices=Assessment.ReviewAfter.choices,
        coerce=int,
        widget=forms.RadioSelect,
    )
    seen = forms.DateField(widget=forms.HiddenInput, required=False)

    helper = SmallLabels(
        Field.textarea("found", rows=4),
        Field.radios("still_holds"),
        Field.radios("months"),
        "seen",
        "form_token",
        Submit("save", "Save the review"),
    )


class DoneForm(PlainAnswers, OnceForm):
    done_on = DateField(noun="Day", label="When was it done?")
    came_of_it = forms.CharField(
        label="What came of it?",
        widget=forms.Textarea,
        help_text="What is different now for the people it was for.",
    )

    helper = SmallLabels(
        "done_on", Field.textarea("came_of_it", rows=3), "form_token", Submit("save", "It is done")
    )
