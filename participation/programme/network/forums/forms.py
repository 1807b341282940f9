from crispy_forms_gds.layout import Field, Submit
from django import forms

from base.core.forms import ModelChoices, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.people.customers.models import Tenure

from ..models import Forum, ForumNotice


class ForumForm(PlainAnswers, OnceForm, SeenForm):
    tenures = ModelChoices(
        Tenure.objects.all(),
        label="Is it only for people who hold their home in some way?",
        required=False,
        help_text="Tick none if it does not matter.",
    )

    class Meta:
        model = Forum
        fields = ["title", "about", "only_sitting", "area", "tenures"]
        labels = {
            "title": "What is it called?",
            "about": "What do people talk about there?",
            "only_sitting": "It is only for whoever sits on one of our groups",
            "area": "Is it only for people of one place?",
        }
        help_texts = {
            "only_sitting": "",
            "area": "Its parts are in it too. Leave it empty for all.",
        }

    helper = SmallLabels(
        *("form_token", "title", Field.textarea("about", rows=4), "only_sitting", "area"),
        Field.checkboxes("tenures", small=True),
        Submit("save", "Save"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].empty_label = "Anywhere"


class NoticeForm(PlainAnswers, OnceForm):
    text = forms.CharField(
        label="What would you like to say?", max_length=2000, widget=forms.Textarea
    )
    helper = SmallLabels(
        Field.textarea("text", rows=4, max_characters=2000),
        "form_token",
        Submit("post", "Put it up"),
    )


class ReportForm(PlainAnswers, OnceForm):
    concern = forms.ChoiceField(
        label="What is wrong with it?",
        choices=ForumNotice.Concern.choices,
        widget=forms.RadioSelect,
    )
    helper = SmallLabels("concern", "form_token", Submit("save", "Ask us to look at it"))


class LookAtForm(PlainAnswers, OnceForm):
    why = forms.CharField(
        label="If it must go, why?",
        max_length=300,
        required=False,
        widget=forms.Textarea,
        help_text="Whoever wrote it reads these words. Leave it empty to leave it standing.",
    )
    helper = SmallLabels(Field.textarea("why", rows=3), "form_token", Submit("save", "Save"))
