"""What staff put on record beside a consultation: its papers, who was told, who answered."""

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from base.core.forms import DateField, PlainAnswers
from base.core.once import OnceForm
from base.core.stale_edits import SeenAnswers
from base.core.uploads import UploadField
from participation.people.groups.models import Group
from participation.programme.activities.part_forms import laid_out
from participation.questionnaires.answering.forms import add_questions, said_to
from participation.questionnaires.kinds import Said
from participation.questionnaires.models import Question

from .models import Notice, ResponseCount

MOST_PEOPLE = 1_000_000


class CountField(forms.IntegerField):
    """A number of people."""

    default_error_messages = {"invalid": "Enter a whole number, like 120"}

    def __init__(self, **kwargs):
        super().__init__(
            min_value=0,
            max_value=MOST_PEOPLE,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-5"}),
            **kwargs,
        )

    def to_python(self, value):
        return super().to_python(value.replace(",", "") if isinstance(value, str) else value)


class PaperForm(PlainAnswers, OnceForm):
    title = forms.CharField(label="What is the paper called?", max_length=150)
    file = UploadField(
        label="The file",
        help_text="PDF, Word, Excel, OpenDocument, PNG, JPG or HEIC, up to "
        f"{filesizeformat(settings.MAX_UPLOAD_BYTES)}.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = laid_out(self, "Add this paper")


class NoticeForm(PlainAnswers, forms.Form):
    told_whom = forms.ChoiceField(
        label="Who was told?", choices=Notice.ToldWhom.choices, widget=forms.RadioSelect
    )
    how = forms.ChoiceField(label="How?", choices=Notice.How.choices, widget=forms.RadioSelect)
    told_on = DateField(label="When?", noun="Date they were told")
    people = CountField(label="How many?")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = laid_out(self, "Add this notice")


class NotToldForm(PlainAnswers, SeenAnswers):
    """Why somebody could not be told, of those whom the law wants told."""

    whom = forms.ChoiceField(label="Who could not be told?", widget=forms.RadioSelect)
    why = forms.CharField(
        label="Why not?",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For example: no registered tenant organisation is in this area.",
    )
    tries = forms.CharField(
        label="What did you try, and when?",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Whom you asked, how and on which days. If nothing could be tried, say so.",
    )

    def __init__(self, *args, of: tuple[Notice.ToldWhom, ...], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["whom"].choices = [(whom.value, whom.label) for whom in of]
        self.helper = laid_out(self, "Save why not")


class OthersForm(PlainAnswers, SeenAnswers):
    """How many others answered: one box for each way."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for how in ResponseCount.How:
            self.fields[how.value] = CountField(label=how.label, required=False)
        self.helper = laid_out(self, "Save the numbers")

    def others(self) -> dict:
        return {how: self.cleaned_data[how.value] or 0 for how in ResponseCount.How}


class ResponseForm(PlainAnswers, SeenAnswers):
    how = forms.ChoiceField(
        label="How did the answer come?",
        choices=ResponseCount.How.choices,
        widget=forms.RadioSelect,
    )
    received_on = DateField(label="When did it come?", noun="Date it came")
    said = forms.CharField(
        label="What did they say?",
        max_length=8_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Only staff read this. You need it when you weigh the answers.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("received_on", timezone.localdate())
        self.helper = laid_out(self, "Save this answer")


class GroupAnswerForm(PlainAnswers, OnceForm):
    group = forms.ModelChoiceField(Group.objects.live(), label="Which group?", empty_label="Choose")
    members = CountField(label="How many members does it speak for?")
    received_on = DateField(label="When did it come?", noun="Date it came")
    said = forms.CharField(
        label="What does the group say?",
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="The board reads this with the group’s name. No names of people.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("received_on", timezone.localdate())
        self.helper = laid_out(self, "Save the group’s answer")

    def clean_members(self) -> int:
        if not self.cleaned_data["members"]:
            raise forms.ValidationError("Enter how many members it has, 1 or more")
        return self.cleaned_data["members"]


class KeyedAnswersForm(ResponseForm):
    """The same, with what they answered to each question, all on one page."""

    said = None

    def __init__(self, *args, questions: list[Question], **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = questions
        add_questions(self, questions)
        if any(one.has_words for one in questions):
            self.fields["may_quote"] = forms.BooleanField(
                label="They let us show others what they wrote, without their name", required=False
            )
        self.helper = laid_out(self, "Save this answer")

    def answers(self) -> dict[str, Said | None]:
        return said_to(self.questions, self.cleaned_data)
