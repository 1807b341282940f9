from crispy_forms_gds.layout import Field, Submit
from django import forms

from base.core.forms import PlainAnswers, SmallLabels
from base.core.once import OnceForm
from participation.programme.activities.part_forms import long_answer

NOT_SHOWN = "Not shown"


class TopicForm(PlainAnswers, OnceForm):
    title = forms.CharField(label="What is there to talk over?", max_length=120)
    about = forms.CharField(
        label="Is there something to know first?",
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    helper = SmallLabels(
        "form_token", Field.text("title"), Field.textarea("about"), Submit("save", "Add the topic")
    )


class PostForm(PlainAnswers, OnceForm):
    words = forms.CharField(
        label="What do you want to say or ask?",
        max_length=1000,
        help_text="One of us reads it first. Then everybody can, without your name. Leave out other people’s names.",
        widget=forms.Textarea({"rows": 6}),
    )
    helper = SmallLabels("form_token", Field.textarea("words"), Submit("save", "Send it"))


class ReadForm(PlainAnswers, OnceForm):
    """Show it, with or without an answer; or not, and say why."""

    show = forms.ChoiceField(
        label="Can everybody read it?",
        choices=[("yes", "Yes, show it"), ("no", "No, and they are told why")],
        widget=forms.RadioSelect,
    )
    answer = long_answer(
        "What do we answer?", required=False, rows=5, hint="It stands under what they wrote."
    )
    because = long_answer(
        "If it is not shown: why?",
        required=False,
        rows=3,
        hint="For example: it names a neighbour. They read this.",
    )
    helper = SmallLabels("form_token", "show", "answer", "because", Submit("save", "Save"))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("show") == "no" and not cleaned.get("because"):
            self.add_error("because", "Say why it is not shown")
        return cleaned
