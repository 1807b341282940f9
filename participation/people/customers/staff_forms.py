from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Submit
from django import forms

from base.core.folding import MOST_LETTERS
from base.core.forms import PlainAnswers
from base.core.lists import ListFilter
from base.core.once import OnceForm
from base.core.plain_fields import ChoiceOfRows

from . import choices
from .models import CustomerQuerySet, Tenure
from .search import words_of


class PeopleFilter(ListFilter):
    q = forms.CharField(
        label="Name, reference, address or postcode",
        required=False,
        max_length=MOST_LETTERS,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    joined = forms.ChoiceField(
        label="Getting involved",
        required=False,
        choices=[("", "Everybody"), ("yes", "Asked to get involved"), ("no", "Not yet")],
    )
    counted = forms.ChoiceField(
        label="Which customers?",
        required=False,
        choices=[
            ("", "All"),
            ("main", "With a home from us, or in one"),
            ("apart", "Counted apart: applicants, volunteers, partners"),
        ],
    )
    area = ChoiceOfRows(choices.areas, required=False, empty_label="Everywhere")
    tenure = ChoiceOfRows(choices.tenures, required=False, empty_label="Any")

    def narrow(self, people: CustomerQuerySet) -> CustomerQuerySet:
        self.is_valid()
        asked = self.cleaned_data
        people = people.matching(" ".join(words_of(self.data.get("q", ""))))
        if asked.get("joined"):
            people = people.filter(joined_at__isnull=asked["joined"] == "no")
        match asked.get("counted"):
            case "main":
                people = people.exclude(tenure__in=Tenure.objects.filter(in_main_count=False))
            case "apart":
                people = people.apart()
        if asked.get("area"):
            people = people.living_in(asked["area"])
        if asked.get("tenure"):
            people = people.filter(tenure=asked["tenure"])
        return people


class NoteForm(PlainAnswers, OnceForm):
    text = forms.CharField(
        label="Add a note",
        max_length=2000,
        widget=forms.Textarea,
        help_text="Facts that help the next officer. The person can ask to read what you write.",
        error_messages={"required": "Write the note before you save it"},
    )

    helper = FormHelper()
    helper.layout = Layout(
        Field.textarea("text", rows=4), "form_token", Submit("save", "Save the note")
    )
