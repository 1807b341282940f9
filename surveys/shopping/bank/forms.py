from crispy_forms_gds.layout import Field, Submit
from django import forms

from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.lists import ListFilter
from base.core.once import OnceForm
from base.core.stale_edits import SeenAnswers
from participation.joining.involvement.models import PlacementQuerySet
from participation.programme.activities.models import Service

from ..models import AssignmentQuerySet, Channel


class ShopperFilter(ListFilter):
    training = forms.ChoiceField(
        label="Training",
        required=False,
        choices=[("", "Any"), ("yes", "Trained"), ("no", "Not trained yet")],
    )

    def narrow(self, rows: PlacementQuerySet) -> PlacementQuerySet:
        self.is_valid()
        match self.cleaned_data.get("training"):
            case "yes":
                return rows.filter(trained_on__isnull=False)
            case "no":
                return rows.filter(trained_on=None)
        return rows


class ShopperForm(PlainAnswers, SeenAnswers):
    """Training, and what must be known before somebody is sent on a set enquiry."""

    trained_on = DateField(
        label="When were they trained?",
        noun="Day",
        required=False,
        help_text="Whoever is not trained gets no set enquiry.",
    )
    training = forms.CharField(label="What in?", max_length=200, required=False)
    channels = forms.MultipleChoiceField(
        label="Which channels can they use?",
        help_text="Tick none if they can use all.",
        choices=Channel.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    known_to = forms.MultipleChoiceField(
        label="Which services would know them?",
        help_text="For example because of a long repair, or an arrangement for rent.",
        choices=Service.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    from_landlord = forms.CharField(
        label="Do they come from a partner landlord? Which?", max_length=100, required=False
    )
    lent_to = forms.CharField(
        label="Do they make enquiries at a partner landlord? Which?", max_length=100, required=False
    )
    helper = SmallLabels(
        "trained_on",
        Field.text("training"),
        "channels",
        "known_to",
        Field.text("from_landlord"),
        Field.text("lent_to"),
        Submit("save", "Save"),
    )


class AssignmentFilter(ListFilter):
    standing = forms.ChoiceField(
        label="Where it stands",
        required=False,
        choices=[
            ("", "Any"),
            ("waiting", "To do"),
            ("late", "Late"),
            ("done", "Done"),
        ],
    )

    def narrow(self, rows: AssignmentQuerySet) -> AssignmentQuerySet:
        self.is_valid()
        match self.cleaned_data.get("standing"):
            case "waiting":
                return rows.waiting()
            case "late":
                return rows.late()
            case "done":
                return rows.filter(shoppers_return__isnull=False)
        return rows


class GiveForm(PlainAnswers, OnceForm):
    """``may`` are the placements of those whom the service does not know."""

    placement = forms.ModelChoiceField(
        None, label="Who makes it?", empty_label=None, widget=forms.RadioSelect
    )
    due_on = DateField(label="By when?", noun="Day")
    helper = SmallLabels("form_token", "placement", "due_on", Submit("save", "Give it to them"))

    def __init__(self, *args, may, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["placement"]
        field.queryset = may
        field.label_from_instance = lambda placement: placement.interest.customer.name
