import datetime as dt

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Button, Field, Size, Submit
from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from base.core.forms import DateField, PersonNameField, PlainAnswers, SmallLabels
from base.core.lists import ListFilter
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from base.core.uploads import PictureField
from participation.people.groups.models import Group
from reports.kinds import REPORT_KINDS, Scope
from reports.models import ReportEdition

from .models import WrittenSection, WrittenSectionQuerySet
from .services import CONSENT

#: Two printed pages.
LONGEST_TEXT = 5000
USUAL_TIME = dt.timedelta(weeks=4)


def reports_to_write_for() -> dict[str, Scope]:
    """Of this period and the one before, those that are not published, by what the form calls them."""
    found = {
        f"{scope.kind.code}/{scope.about}": scope
        for kind in REPORT_KINDS.values()
        if kind.asks_customers
        for scope in kind.offered()
        if scope.period is None or scope.period.first >= scope.period.current().previous.first
    }
    done = ReportEdition.objects.settled().values_list("kind", "about")
    return {name: scope for name, scope in found.items() if tuple(name.split("/", 1)) not in done}


class AskForm(PlainAnswers, OnceForm):
    """For people who are ticked, or for a group where nobody is."""

    report = forms.ChoiceField(
        label="Which report is it for?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the report"},
    )
    group = forms.ModelChoiceField(
        Group.objects.live().with_members(),
        label="Which group?",
        empty_label="Choose a group",
        help_text="Whoever sits on it can write, and all of them hear of it.",
        error_messages={"required": "Choose a group"},
    )
    wish = forms.CharField(
        label="What would you like them to write about?",
        max_length=1000,
        widget=forms.Textarea,
        help_text="For example: what the panel found out about repairs, and what it was like.",
        error_messages={"required": "Say what you would like them to write about"},
    )
    due_on = DateField(noun="Day", label="By when?")

    def __init__(self, *args, for_people: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.scopes = reports_to_write_for()
        self.fields["report"].choices = [
            Choice(name, str(scope)) for name, scope in self.scopes.items()
        ]
        self.fields["due_on"].initial = timezone.localdate() + USUAL_TIME
        self.initial.setdefault("report", next(iter(self.scopes), ""))
        if for_people:
            del self.fields["group"]
        else:
            self.fields["group"].label_from_instance = lambda group: (
                f"{group} ({group.members:,} {'member' if group.members == 1 else 'members'})"
            )
        self.helper = SmallLabels(
            Field.radios("report", legend_size=Size.SMALL),
            *(() if for_people else ("group",)),
            Field.textarea("wish", rows=4),
            "due_on",
            "form_token",
            Submit("ask", "Ask them"),
        )

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day and day <= timezone.localdate():
            raise forms.ValidationError("The day must be after today")
        return day

    @property
    def details(self) -> dict:
        """What the service takes, beside whom to ask."""
        said = self.cleaned_data
        return {
            "scope": self.scopes[said["report"]],
            "group": said.get("group"),
            "wish": said["wish"],
            "due_on": said["due_on"],
        }


class WriteForm(PlainAnswers, SeenForm):
    """Saved with gaps for later; handed in whole."""

    picture = PictureField(
        label="A picture (optional)",
        required=False,
        help_text="A photo or a drawing, PNG, JPG or HEIC, up to "
        f"{filesizeformat(settings.MAX_UPLOAD_BYTES)}. Ask whoever can be seen on it first. It says "
        "nothing of where it was taken.",
    )
    without_picture = forms.BooleanField(label="Take the picture off", required=False)
    may_publish = forms.BooleanField(
        label=CONSENT, required=False, help_text="Tick this when you hand it in."
    )

    class Meta:
        model = WrittenSection
        fields = ["title", "text", "alt", "named"]
        field_classes = {"named": PersonNameField}
        labels = {
            "title": "Its title",
            "text": "What you would like to say",
            "alt": "What does the picture show?",
            "named": "How should we name you?",
        }
        help_texts = {
            "text": "In your own words. We do not change them. Leave an empty line between paragraphs.",
            "alt": "One sentence, for people who cannot see it. For example: six neighbours planting "
            "a tree in front of the shop.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        section = self.instance
        self.fields["text"].max_length = LONGEST_TEXT
        nameless = WrittenSection(customer=section.customer, group=section.group).author
        self.fields["named"].help_text = (
            "The name that is printed under it: yours, or a first name. "
            f"Leave it empty and we print “{nameless}”."
        )
        if not section.picture:
            del self.fields["without_picture"]
        self.helper = SmallLabels(
            "title",
            Field.textarea("text", rows=12, max_characters=LONGEST_TEXT),
            "picture",
            *(("without_picture",) if section.picture else ()),
            "alt",
            "named",
            "may_publish",
            Submit("hand_in", "Hand it in"),
            Button.secondary("save", "Save and go on later"),
        )

    @property
    def hands_in(self) -> bool:
        return "hand_in" in self.data

    def clean_text(self):
        text = self.cleaned_data["text"]
        if len(text) > LONGEST_TEXT:
            raise forms.ValidationError(
                f"It must be {LONGEST_TEXT:,} characters or fewer. You have used {len(text):,}."
            )
        return text

    def clean(self):
        answers = super().clean()
        if not self.hands_in:
            return answers
        has_picture = bool(answers.get("picture")) or (
            bool(self.instance.picture) and not answers.get("without_picture")
        )
        if not answers.get("title") and "title" not in self.errors:
            self.add_error("title", "Give it a title")
        if not answers.get("text") and not has_picture and "text" not in self.errors:
            self.add_error("text", "Write something, or add a picture")
        if has_picture and not answers.get("alt"):
            self.add_error("alt", "Say what the picture shows")
        if not answers.get("may_publish"):
            self.add_error("may_publish", "Tick this if we may publish it. We cannot without")
        return answers

    @property
    def details(self) -> dict:
        """What the service takes."""
        names = ("title", "text", "alt", "named", "picture")
        said = {name: self.cleaned_data[name] for name in names}
        return {
            **said,
            "without_picture": self.cleaned_data.get("without_picture", False),
            "hand_in": self.hands_in,
        }


class SendBackForm(PlainAnswers, OnceForm):
    """``shown`` is when what the page shows was handed in."""

    why = forms.CharField(
        label="What would you like them to change?",
        max_length=2000,
        widget=forms.Textarea,
        help_text="They read it as you write it. Only they can change their words.",
        error_messages={"required": "Say what you would like them to change"},
    )
    shown = forms.DateTimeField(widget=forms.HiddenInput)

    helper = SmallLabels(
        Field.textarea("why", rows=4),
        "shown",
        "form_token",
        Submit("send_back", "Send it back"),
    )


class SectionFilter(ListFilter):
    """Without a choice: those that are not settled."""

    everything = {"state": "all"}

    state = forms.ChoiceField(
        label="Where it stands",
        required=False,
        choices=[("", "All but taken back"), *WrittenSection.State.choices, ("all", "All")],
    )

    def narrow(self, sections: WrittenSectionQuerySet) -> WrittenSectionQuerySet:
        self.is_valid()
        state = self.cleaned_data.get("state")
        if not state:
            return sections.live()
        return sections if state == "all" else sections.filter(state=state)
