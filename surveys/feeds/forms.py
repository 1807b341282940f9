from crispy_forms_gds.layout import Field, Submit
from django import forms

from base.core.forms import ModelChoice, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from participation.people.customers.models import Customer
from participation.people.imports.forms import ListField

from ..drawing.lists import customers_by_reference
from ..models import JobSender


class UploadJobsForm(PlainAnswers, OnceForm):
    sender = ModelChoice(
        JobSender.objects.all(),
        label="Which system is it from?",
        error_messages={"required": "Choose the system"},
    )
    file = ListField(
        label="The list of jobs",
        help_text="A CSV file or an Excel workbook (.xlsx), with the columns Job ID, Type, Reference and"
        " Finished on. A job that came before is not taken again.",
    )
    helper = SmallLabels("form_token", "sender", Field("file"), Submit("save", "Upload"))


class SettleForm(PlainAnswers, OnceForm):
    """Whose a job is, by our own reference."""

    reference = forms.CharField(
        label="What is our reference of this customer?",
        max_length=40,
        help_text="It stands on their record, and on the list of people.",
        error_messages={"required": "Write the reference"},
    )
    helper = SmallLabels("form_token", Field.text("reference"), Submit("save", "It is theirs"))

    def clean_reference(self) -> Customer:
        typed = self.cleaned_data["reference"]
        found = customers_by_reference([typed]).get(typed)
        if found is None:
            raise forms.ValidationError("We know nobody by this reference. Look at their record.")
        return Customer.objects.get(pk=found)


class SenderForm(PlainAnswers, OnceForm):
    name = forms.CharField(
        label="What is the system called?",
        max_length=60,
        help_text="For example: Repairs system",
        error_messages={"required": "Write what it is called"},
    )
    helper = SmallLabels("form_token", Field.text("name"), Submit("save", "Add it"))
