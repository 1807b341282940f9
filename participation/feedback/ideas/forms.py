import datetime as dt

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size, Submit
from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from base.core.forms import PlainAnswers, SmallLabels
from base.core.lists import ListFilter
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.people.customers.models import Area
from participation.people.groups.models import Group
from participation.programme.activities.choosing import ActivityChoice
from participation.programme.activities.models import Activity

from .models import Idea, Issue

RECENTLY = dt.timedelta(days=90)


class NotedFilter(ListFilter):
    """Without a choice: what nobody has decided on yet."""

    everything = {"which": "all"}

    which = forms.ChoiceField(
        label="Which?",
        required=False,
        choices=[("", "Not decided yet"), ("late", "Late"), ("decided", "Decided"), ("all", "All")],
    )

    def narrow(self, noted: QuerySet) -> QuerySet:
        self.is_valid()
        match self.cleaned_data.get("which"):
            case "late":
                return noted.overdue()
            case "decided":
                return noted.exclude(decided_on=None)
            case "all":
                return noted
            case _:
                return noted.undecided()


class IdeaForm(PlainAnswers, OnceForm, SeenForm):
    class Meta:
        model = Idea
        fields = ["title", "what", "kind", "source", "source_words"]
        labels = {
            "title": "What is it, in a few words?",
            "what": "Tell it so that somebody who was not there understands it",
            "kind": "What kind?",
            "source": "Where does it come from?",
            "source_words": "Who, or which organisation?",
        }
        help_texts = {
            "source_words": "For example: Northbank Homes, at the network meeting in May. No customer’s name.",
        }
        widgets = {"kind": forms.RadioSelect, "source": forms.RadioSelect}

    helper = SmallLabels(
        "title",
        Field.textarea("what", rows=4),
        "kind",
        "source",
        "source_words",
        "form_token",
        Submit("save", "Save"),
    )

    def clean(self):
        answers = super().clean()
        if answers.get("source") == Idea.Source.ORGANISATION and not answers.get("source_words"):
            self.add_error("source_words", "Name the organisation, so that we can ask them more")
        return answers


class IssueForm(PlainAnswers, OnceForm, SeenForm):
    area = forms.ModelChoiceField(
        Area.objects.all(), label="Where?", required=False, empty_label="Anywhere"
    )

    class Meta:
        model = Issue
        fields = ["title", "what", "area", "forum"]
        labels = {
            "title": "What is it, in a few words?",
            "what": "What matters, to whom, and how do we know?",
            "forum": "Which group or forum covers it?",
        }
        help_texts = {"forum": "Leave it empty if none does."}

    helper = FormHelper()
    helper.label_size = Size.SMALL
    helper.layout = Layout(
        "title",
        Field.textarea("what", rows=4),
        "area",
        "forum",
        "form_token",
        Submit("save", "Save"),
    )


class DecideIdea(PlainAnswers, OnceForm):
    together = forms.ChoiceField(
        label="Could customers shape it with us from the start?",
        choices=Idea.Together.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether customers could shape it with us"},
    )
    together_words = forms.CharField(
        label="How, or why not?", required=False, max_length=1000, widget=forms.Textarea
    )
    decision = forms.ChoiceField(
        label="What do we do?",
        choices=Idea.Decision.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what we do"},
    )
    why = forms.CharField(
        label="Why?",
        max_length=2000,
        widget=forms.Textarea,
        help_text="People who raised it through the portal read these words.",
        error_messages={"required": "Say why. Those who raised it read it"},
    )

    helper = SmallLabels(
        "together",
        Field.textarea("together_words", rows=2),
        "decision",
        Field.textarea("why", rows=3),
        "form_token",
        Submit("decide", "Save the decision"),
    )


class DecideIssue(PlainAnswers, OnceForm):
    decision = forms.ChoiceField(
        label="What do we do?",
        choices=Issue.Decision.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what we do"},
    )
    activity = ActivityChoice(
        label="What did you arrange?",
        required=False,
        empty_label="Nothing",
        help_text="Not on the list? Plan the event first, then come back.",
    )
    forum = forms.CharField(label="Which group or forum covers it?", required=False, max_length=150)
    why = forms.CharField(
        label="Why?",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        help_text="People who raised it through the portal read these words.",
    )

    helper = SmallLabels(
        "decision",
        "activity",
        "forum",
        Field.textarea("why", rows=3),
        "form_token",
        Submit("decide", "Save the decision"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        since = timezone.now() - RECENTLY
        lately = Activity.objects.filter(cancelled_at=None, ends_at__gte=since)
        self.fields["activity"].offer(lately)

    def clean(self):
        answers = super().clean()
        decision = answers.get("decision")
        if decision == Issue.Decision.ARRANGED and not answers.get("activity"):
            self.add_error("activity", "Choose what you arranged")
        if decision == Issue.Decision.COVERED and not answers.get("forum"):
            self.add_error("forum", "Say which group or forum covers it")
        if decision in (Issue.Decision.COVERED, Issue.Decision.NO) and not answers.get("why"):
            self.add_error("why", "Say why. Those who raised it read it")
        return answers


class PassOn(PlainAnswers, OnceForm):
    """To whom, with the words that the group reads."""

    to = forms.ModelChoiceField(
        Group.objects.live().order_by("name"),
        label="Which group?",
        empty_label="Choose",
        error_messages={"required": "Choose the group"},
    )
    words = forms.CharField(
        label="What do they read?",
        max_length=2000,
        widget=forms.Textarea,
        help_text="It stands on the group’s own page. No customer’s name.",
    )

    helper = SmallLabels(
        "to", Field.textarea("words", rows=5), "form_token", Submit("pass", "Pass it on")
    )
